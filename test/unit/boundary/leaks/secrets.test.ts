import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { found, scan, variant } from './leakGround.ts';

/** Made up, in the shape of real ones; put together here so that nobody's scanner stops at this file. */
const token = ['gh', 'p_', 'a1B2c3D4e5'.repeat(4).slice(0, 36)].join('');
const anthropic = ['sk-ant', '-api03-', 'aB3_'.repeat(24).slice(0, 93), 'AA'].join('');
const database = ['postgres://admin', ':Tr0ub4dor9x', '@db.shop.example.net:5432/orders'].join('');
const file = `shop-lab/${variant}/api.ts`;

describe('secrets in a prototype', () => {
  it('are found by kind and line', async () => {
    const text = [
      `const a = 1;`,
      `const t = '${token}';`,
      `const d = '${database}';`,
      `const k = '${anthropic}';`,
    ].join('\n');
    assert.deepEqual(await found({ [file]: text }), [
      `secret ${variant}/api.ts:2 GitHub token`,
      `secret ${variant}/api.ts:3 database password`,
      `secret ${variant}/api.ts:4 Anthropic key`,
    ]);
  });

  it('are never repeated in what is said of them', async () => {
    const { leaks } = await scan({ [file]: `const t = '${token}';` });
    assert.equal(leaks.length, 1);
    assert.ok(!JSON.stringify(leaks).includes(token.slice(4)));
  });

  it('are found whatever comments in the file say', async () => {
    const all = await found({ [file]: `/* secretlint-disable */\nconst t = '${token}';` });
    assert.deepEqual(all, [`secret ${variant}/api.ts:2 GitHub token`]);
  });

  it('are looked for in any text of the lab, whatever its type', async () => {
    for (const name of ['.env', 'notes.md', 'data.csv', 'settings.json', 'noEnding'])
      assert.equal((await found({ [`shop-lab/${variant}/${name}`]: `KEY=${token}\n` })).length, 1, name);
  });

  it('are found beside NULs, and in UTF-16 without a mark', async () => {
    const wide = `KEY=${token}`.split('').join('\0');
    for (const text of [`\0KEY=${token}`, `a\0b\nKEY = '${token}'\0`, wide])
      assert.equal((await found({ [`shop-lab/${variant}/data.bin`]: text })).length, 1, text.slice(0, 9));
  });

  it('are said not to have been looked for in files that are too large, pictures and films aside', async () => {
    const large = `KEY=${token}\n`.repeat(30_000);
    const names = ['data.csv', 'film.mp4', 'app.ts'];
    const listed = names.map((name) => `${variant}/${name}`);
    const { leaks, unchecked } = await scan({}, undefined, {
      labListing: listed,
      tree: {
        isFile: () => true,
        isFolder: () => false,
        read: () => large,
        list: () => [],
        bytes: (_, limit) => (limit < large.length ? 'large' : Buffer.from(large)),
      },
    });
    assert.deepEqual(leaks, []);
    assert.deepEqual(
      unchecked.map((one) => one.path),
      [`${variant}/data.csv`, `${variant}/app.ts`],
    );
    assert.deepEqual(
      unchecked.map(({ side, reason, imports }) => [side, reason, imports]),
      [
        ['lab', 'large-for-secrets', false],
        ['lab', 'large-for-secrets', true],
      ],
    );
  });

  it('are not what sample data and placeholders look like', async () => {
    const text = [
      `const apiKey = 'your-api-key';`,
      `const password = 'secret';`,
      `fetch('https://example.com/api?key=demo');`,
      `const hash = 'd41d8cd98f00b204e9800998ecf8427e';`,
      `const image = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk';`,
      `const card = '4242 4242 4242 4242';`,
    ].join('\n');
    assert.deepEqual(await found({ [file]: text }), []);
  });

  it('are not looked for in production, which is not ours', async () => {
    assert.deepEqual(await found({ 'shop/src/a.ts': `const t = '${token}';` }), []);
  });
});
