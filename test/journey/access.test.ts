import assert from 'node:assert/strict';
import { temporaryFolder } from '../support/cleanup.ts';
import { vsixFile } from '../support/paths.ts';
import { startUserVsCode } from '../support/userVsCode.ts';
import { ensureVsCode } from '../support/vsCodeCache.ts';
import type { VsCodeServer } from '../support/vsCodeServer.ts';

describe('the address that npm start prints', () => {
  const folder = temporaryFolder('access');
  let server: VsCodeServer;
  before(async () => {
    const options = { vsix: vsixFile, dataFolder: folder.path, token: 'a-secret' };
    server = await startUserVsCode(await ensureVsCode('newest'), options);
  });
  after(async () => {
    await server.stop();
    folder.remove();
  });

  it('opens VS Code, and keeps the token in a cookie instead of the address', async () => {
    const response = await fetch(server.addressOf('/'), { redirect: 'manual' });
    assert.equal(response.status, 302);
    assert.doesNotMatch(response.headers.get('location') ?? '', /a-secret/);
  });

  it('shows nothing without its token, or with another', async () => {
    assert.equal(await statusOf(`http://${server.authority}/`), 403);
    assert.equal(await statusOf(`http://${server.authority}/?tkn=a-guess`), 403);
  });
});

async function statusOf(address: string): Promise<number> {
  const response = await fetch(address, { redirect: 'manual' });
  return response.status;
}
