import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { textsOfCore } from '../../support/texts.ts';

describe('the texts for translators', () => {
  it('have every sentence that is translated by variable, which no extractor finds', () => {
    const file = new URL('../../../media/l10n/bundle.l10n.json', import.meta.url);
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    assert.deepEqual(
      textsOfCore().filter((text) => !(text in bundle)),
      [],
      'run: npm run texts',
    );
  });
});
