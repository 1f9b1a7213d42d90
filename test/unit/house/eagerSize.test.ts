import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { hostBundle } from '../../../media/hostBundle.ts';
import { EAGER_LIMIT_BYTES, eagerBytes } from '../../support/eagerSize.ts';
import { repositoryRoot } from '../../support/paths.ts';

describe('what is loaded when the extension activates', () => {
  it('is small: heavy parts are chunks that are loaded on first use', async () => {
    const options = hostBundle(true);
    const { outputFiles } = await build({ ...options, absWorkingDir: repositoryRoot, write: false });
    const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
    const bytes = eagerBytes((file) => {
      const text = texts.get(file);
      assert.ok(text !== undefined, `${file} is imported, but not bundled`);
      return text;
    });
    assert.ok(
      bytes <= EAGER_LIMIT_BYTES,
      `${bytes} bytes instead of ${EAGER_LIMIT_BYTES}: load what is not needed at activation by import()`,
    );
    // Fewer would mean that imports were not followed.
    assert.ok(bytes > 150_000, `${bytes} bytes`);
  });
});
