import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { repositoryRoot } from '../../support/paths.ts';
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

  it('are asked for by l10n.t, as the extractor looks for nothing else', () => {
    const sources = globSync('src/**/*.{ts,tsx}', { cwd: repositoryRoot });
    assert.ok(sources.length > 0);
    const hidden = sources.filter((file) =>
      /\{[^}]*\bt\b[^}]*\} = (?:vscode\.)?l10n\b/u.test(
        readFileSync(path.join(repositoryRoot, file), 'utf8'),
      ),
    );
    assert.deepEqual(hidden, []);
  });
});
