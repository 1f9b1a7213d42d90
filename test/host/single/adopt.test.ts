import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

const chat = `Here is your page.

### index.html
\`\`\`html
<!doctype html>
<html lang="en"><head><title>Checkout</title></head><body><main><h1>Checkout</h1></main></body></html>
\`\`\`

### app.jsx
\`\`\`jsx
import three from 'three';
\`\`\`
`;

describe('adopting a prototype that was made elsewhere', function () {
  this.timeout(60_000);
  let lab = '';
  let experiment = '';

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
  });

  it('makes a variant of a saved chat that the preview shows', async () => {
    const source = join(lab, 'chat.md');
    writeFileSync(source, chat);
    const adopted = await run('adoptPrototype', { experiment, source });
    assert.equal(adopted['variant'], 'a');
    assert.deepEqual(adopted['files'], ['index.html', 'app.jsx']);
    const page = join(lab, 'experiments', experiment, 'variants', 'a', 'index.html');
    assert.match(readFileSync(page, 'utf8'), /<main data-screen="basket">/);
    assert.deepEqual(await run('openPreview', { experiment, variant: 'a' }), { ok: true });
  });

  it('says what is wrong with a source that cannot be adopted', async () => {
    assert.equal(
      await failureOf('adoptPrototype', { experiment, source: join(lab, 'gone.zip') }),
      'adopt-unreadable',
    );
    const source = join(lab, 'notes.txt');
    writeFileSync(source, 'No code at all.');
    assert.equal(await failureOf('adoptPrototype', { experiment, source }), 'nothing-to-adopt');
  });
});
