import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answer,
  type Behaviour,
  html,
  type ModelServer,
  startModelServer,
  status,
} from '../../support/modelServer.ts';
import { run } from '../bridge.ts';

const said = (message: string, code: string) => ({ error: { message, code } });

/** How a server behaves, and what a person is told. `does` is the command of the button. */
interface Case {
  readonly behaviour: Behaviour;
  /** What the server answers to the question for its models; 404 without. */
  readonly list?: Behaviour;
  readonly code: string;
  readonly says: RegExp;
  readonly does?: string;
}

const cases: Record<string, Case> = {
  answers: { behaviour: answer('ok'), code: 'ok', says: /answers/ },
  'refuses the key': {
    behaviour: status(401, {}, said('Incorrect API key', 'invalid_api_key')),
    code: 'wrong-key',
    says: /API key/,
    does: 'footbridge.setApiKey',
  },
  'is a web page': { behaviour: html(), code: 'wrong-url', says: /\/v1/, does: 'footbridge.chooseModel' },
  'does not know the model': {
    behaviour: status(404, {}, said('The model does not exist', 'model_not_found')),
    list: status(200, {}, { data: [{ id: 'small' }] }),
    code: 'model-missing',
    says: /small/,
    does: 'footbridge.chooseModel',
  },
  'lies behind a filter': { behaviour: html(403), code: 'proxy', says: /network|proxy/i },
  'wants money': {
    behaviour: status(429, {}, said('You exceeded your current quota', 'insufficient_quota')),
    code: 'out-of-quota',
    says: /quota|credit/i,
  },
  'asks to slow down': { behaviour: status(429), code: 'rate-limited', says: /wait|moment|later/i },
  'has a fault': { behaviour: status(503), code: 'server-fault', says: /503/ },
  'does not stream': {
    behaviour: status(200, {}, { choices: [{ message: { content: 'ok' } }] }),
    code: 'no-stream',
    says: /stream/i,
  },
};

describe('a test of the connection', function () {
  this.timeout(60_000);
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(async () => {
    await run('chooseModel', { provider: 'starter' });
    await server.close();
  });

  async function testAt(baseUrl: string) {
    await run('chooseModel', { provider: 'openaiCompatible', model: 'large', baseUrl });
    const { code, ok, what, why, next, action } = await run('testConnection');
    const words = [what, why, next].join(' ');
    return { code, ok, words, command: (action as { command: string } | undefined)?.command };
  }

  for (const [what, { behaviour, list = status(404), code, says, does }] of Object.entries(cases)) {
    it(`says ${code} of a server that ${what}, why, and what to do`, async () => {
      server.script(behaviour);
      server.serve({ 'GET /v1/models': list });
      const sent = server.requests.length;
      const told = await testAt(server.baseUrl);
      assert.equal(told.code, code, told.words);
      assert.equal(told.ok, code === 'ok');
      assert.match(told.words, says);
      assert.equal(server.requests.length, sent + 1, 'it costs one short question');
      if (does !== undefined) {
        assert.equal(told.command, does);
        assert.ok((await vscode.commands.getCommands()).includes(does));
      }
    });
  }

  it('tells a server that is not running from an address that is not known', async () => {
    const gone = await startModelServer();
    await gone.close();
    assert.equal((await testAt(gone.baseUrl)).code, 'refused');
    assert.equal((await testAt('https://model.invalid/v1')).code, 'offline');
  });
});
