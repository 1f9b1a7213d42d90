import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { explainGaps, type GapCache } from '../../../src/app/explainGaps.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { scanInSlices } from '../../../src/app/scanInSlices.ts';
import { gapRules } from '../../../src/core/handoff/gaps/gapRules.ts';
import { scanGaps, type SourceCache } from '../../../src/core/handoff/gaps/scanGaps.ts';
import { createGenerationLab, slug, type GenerationLab } from '../generation/generationLab.ts';

const variants = ['a', 'b', 'c'].map((id) => ({ id, createdAt: '2029-05-01T00:00:00Z' }));
const page = (script: string) => `<main data-screen="basket"></main><script>${script}</script>`;

describe('what a variant leaves to engineering', () => {
  let lab: GenerationLab;
  let cache: GapCache;
  beforeEach(async () => {
    cache = new Map();
    lab = await createGenerationLab({ variants });
    await lab.store.applyTurn(slug, 'a', [{ path: 'index.html', text: page('eval(name)') }]);
    await lab.store.applyTurn(slug, 'b', [{ path: 'index.html', text: page('start()') }]);
  });
  afterEach(() => lab.remove());

  const read = (wanted?: string, experiment: Experiment = lab.experiment) =>
    explainGaps(experiment, wanted, { store: lab.store, cache });
  const rules = async (wanted?: string) => (await read(wanted)).gaps.map(({ rule }) => rule);

  it('is that of the variant that was decided on, else of the newest that has files', async () => {
    assert.equal((await read()).variant, 'b');
    const verdict = {
      outcome: 'validated' as const,
      byTheBar: 'validated' as const,
      rationale: '',
      at: '2029-05-03T00:00:00Z',
      successes: 5,
      participants: 6,
      variant: 'a',
    };
    assert.equal((await read(undefined, { ...lab.experiment, verdict })).variant, 'a');
    await assert.rejects(read('z'), { code: 'unknown-variant' });
    await assert.rejects(read(undefined, { ...lab.experiment, variants: [] }), { code: 'no-prototype' });
  });

  it('differs with the files, and says nothing of a variant without any', async () => {
    assert.ok((await rules('a')).includes('security/code-from-text'));
    assert.ok(!(await rules('b')).includes('security/code-from-text'));
    assert.deepEqual(await read('c'), {
      experiment: slug,
      variant: 'c',
      files: [],
      gaps: [],
      rulesIn: new Map(),
    });
  });

  it('is counted in every file, also where there are too many places to list', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `careless${index}.js`);
    const text = 'export const run = (text) => eval(text) ?? eval(text);\n';
    await lab.store.applyTurn(
      slug,
      'c',
      names.map((name) => ({ path: name, text })),
    );
    const { gaps, rulesIn } = await read('c');
    const listed = new Set(gaps.flatMap(({ places }) => places.map(({ file }) => file)));
    assert.ok(!listed.has('careless7.js'));
    assert.ok(listed.has('careless0.js'));
    assert.deepEqual(
      names.map((name) => rulesIn.get(name) ?? 0).filter((count) => count === 0),
      [],
    );
    assert.equal(rulesIn.get('careless7.js'), rulesIn.get('careless0.js'));
  });

  it('is the same object until a file changes, so that nothing is scanned or drawn twice', async () => {
    const first = await read('b');
    assert.equal(await read('b'), first);
    await lab.store.applyTurn(slug, 'b', [{ path: 'index.html', text: page('eval(name)') }]);
    const second = await read('b');
    assert.notEqual(second, first);
    assert.ok(second.gaps.some(({ rule }) => rule === 'security/code-from-text'));
    await lab.store.applyTurn(slug, 'b', [{ path: 'more.js', text: 'go()' }]);
    assert.deepEqual((await read('b')).files, ['index.html', 'more.js']);
  });
});

describe('a scan in slices', () => {
  const files = Array.from({ length: 20 }, (_, index) => ({
    path: `src/screen${19 - index}.tsx`,
    text: Array.from(
      { length: 12 },
      (_line, line) =>
        `export const part${line} = (all: string[]) => <ul>{all.map((one) => <li>{one}</li>)}</ul>;`,
    ).join('\n'),
  }));

  it('finds what one in a single go finds', async () => {
    const cache: SourceCache = new Map();
    const gaps = await scanInSlices(files, cache);
    assert.deepEqual(gaps, scanGaps(files));
    assert.ok(gaps.some(({ file }) => file !== undefined));
    assert.deepEqual(await scanInSlices(files, cache), gaps);
    assert.deepEqual(await scanInSlices([], new Map()), []);
  });

  it('parses again only what changed', async () => {
    const cache: SourceCache = new Map();
    await scanInSlices(files, cache);
    const before = new Map(cache);
    const changed = files.map((file, index) => (index === 7 ? { ...file, text: 'eval(name);' } : file));
    assert.deepEqual(await scanInSlices(changed, cache), scanGaps(changed));
    const kept = [...cache].filter(([path, { source }]) => source === before.get(path)?.source);
    assert.equal(kept.length, files.length - 1);
  });

  it('ends its slices between any two files, also where one rule looks at all of them', async () => {
    let ended = 0;
    await scanInSlices(files, new Map(), () => {
      ended += 1;
      return undefined;
    });
    const fileByFile = gapRules.filter(({ find }) => find.inFile !== undefined);
    assert.ok(fileByFile.length > gapRules.length / 2);
    assert.ok(ended >= files.length * fileByFile.length, `${ended} slices`);
  });

  it('lets others have their turn in between', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    const more = ['a', 'b', 'c', 'd', 'e'].flatMap((folder) =>
      files.map(({ path, text }) => ({ path: `${folder}/${path}`, text })),
    );
    await scanInSlices(more, new Map());
    clearInterval(ticking);
    assert.ok(turns >= 3, `${turns} turns`);
  });
});
