import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isLabName, labNameFrom } from '../../../src/core/lab/labName.ts';
import { createLabFolder } from '../../../src/node/lab/createLabFolder.ts';
import { isLab, labBeside, labNameFor } from '../../../src/node/lab/findLab.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { sampleTime } from './samples.ts';

const readable: readonly (readonly [folder: string, lab: string])[] = [
  ['shop', 'shop-lab'],
  ['My Shop 2.0', 'My Shop 2.0-lab'],
  ['Größe', 'Größe-lab'],
  ['R&D', 'R-D-lab'],
  ["Tom's shop", 'Toms shop-lab'],
  ['c#', 'c-lab'],
  ['.dotfiles', 'dotfiles-lab'],
  ['🚀 launch', 'launch-lab'],
  ['shop❤️', 'shop-lab'],
  ['🚀', 'footbridge-lab'],
  ['', 'footbridge-lab'],
  ['trailing...', 'trailing...-lab'],
  ['[old] shop.', 'old- shop-lab'],
  ['app.config.js', 'app-config-js-lab'],
  ['con.x', 'con-x-lab'],
  ['a'.repeat(200), `${'a'.repeat(76)}-lab`],
  ['店'.repeat(60), `${'店'.repeat(38)}-lab`],
];

describe('The name of a lab', function () {
  this.timeout(20_000);

  for (const [folder, lab] of readable)
    it(`for "${folder.slice(0, 20)}" is "${lab.slice(0, 24)}"`, () => assert.equal(labNameFrom(folder), lab));

  it('is accepted whatever the production folder is called', () => {
    const parts = fc.constantFrom(
      '.',
      ' ',
      'con',
      'a',
      'İ',
      '-',
      '🚀',
      '\u200d',
      '\ufe0f',
      '𠀀',
      '.md',
      "'",
      'ﷺ',
    );
    const basename = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.array(parts, { maxLength: 90 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(basename, (name) => assert.ok(isLabName(labNameFrom(name)), labNameFrom(name))),
      { numRuns: 500 },
    );
  });

  it('lets a lab be made, and found again, for folders with unusual names', async () => {
    for (const name of ['R&D', "Tom's shop", 'c#', '.dotfiles', '🚀', 'x'.repeat(120), '𠀀'.repeat(50)]) {
      const parent = temporaryFolder('names').path;
      const production = path.join(parent, name);
      await mkdir(production);
      const lab = await createLabFolder({
        parent,
        name: labNameFor(production),
        production: [{ name, path: production }],
        now: new Date(sampleTime),
      });
      assert.equal(await isLab(lab), true);
      assert.equal(await labBeside(production), lab);
    }
  });
});
