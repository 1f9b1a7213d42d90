import assert from 'node:assert/strict';
import { readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Learning } from '../../../src/core/handoff/learning/learning.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { plant, sampleLab, snapshot } from './samples.ts';

function learning(slug: string, at: string, insight = 'People look for the price first.'): Learning {
  return {
    schemaVersion: 1,
    slug,
    title: `About ${slug}`,
    kind: 'customerFlow',
    belief: 'People want to pay sooner',
    segment: 'new customers',
    at,
    evidence: { metric: 'paid', successes: 1, participants: 6 },
    observed: 'One paid.',
    insight,
    action: 'Show the price.',
  };
}

const may = '2026-05-12T08:00:00.000Z';
const june = '2026-06-12T08:00:00.000Z';

async function labWithLearnings() {
  const made = await sampleLab();
  const card = await made.store.writeLearning(learning('price-first', may));
  await made.store.writeLearning(learning('pay-later', june));
  const slugs = async () => (await made.store.readLearnings()).records.map(({ slug }) => slug);
  return { ...made, card, slugs };
}

describe('The learning cards of a lab', () => {
  it('are read newest first, and again only where they changed', async () => {
    const { store, card, slugs, lab } = await labWithLearnings();
    assert.equal(card, path.join(lab, 'learnings/price-first.md'));
    assert.equal(store.learningFile('price-first'), card);
    assert.deepEqual(await slugs(), ['pay-later', 'price-first']);
    const before = await store.readLearnings();
    assert.equal(await store.readLearnings(), before, 'the same object while nothing changed');
    await writeFile(card, (await readFile(card, 'utf8')).replace('One paid.', 'One of six paid.'));
    const after = await store.readLearnings();
    assert.equal(after.records[1]?.observed, 'One of six paid.');
    assert.equal(after.records[0], before.records[0]);
  });

  it('are none in a lab that has no such folder', async () => {
    const { store } = await sampleLab();
    assert.deepEqual(await store.readLearnings(), { records: [], damaged: [] });
  });

  it('that cannot be read are named with the reason, and hide no others', async () => {
    const { store, card, lab, slugs } = await labWithLearnings();
    const newer = (await readFile(card, 'utf8')).replace('schemaVersion: 1', 'schemaVersion: 9');
    await plant(path.join(lab, 'learnings'), {
      'torn.md': '---\nschemaVersion: 1\n',
      'newer.md': newer,
      'renamed.md': await readFile(card, 'utf8'),
      'README.md': 'Not a card: capital letters name none',
      'notes.txt': 'Not a card',
      'huge.md': 'x'.repeat(500_000),
    });
    const { damaged } = await store.readLearnings();
    assert.deepEqual(await slugs(), ['pay-later', 'price-first']);
    assert.deepEqual(
      damaged.map(({ file }) => file),
      ['huge', 'newer', 'renamed', 'torn'].map((name) => `learnings/${name}.md`),
    );
    assert.match(damaged[1]?.why ?? '', /newer Footbridge/);
    assert.match(damaged[2]?.why ?? '', /belongs to "price-first"/);
  });

  it('are never read or written through a link', async function () {
    // Making links takes rights there that a user may not have.
    if (process.platform === 'win32') this.skip();
    const { store, card, production, slugs } = await labWithLearnings();
    const outside = path.join(production, 'card.md');
    await rename(card, outside);
    await symlink(outside, card);
    assert.deepEqual(await slugs(), ['pay-later']);
    const before = await readFile(outside, 'utf8');
    await assert.rejects(store.writeLearning(learning('price-first', june, 'New')), { code: 'unsafe-path' });
    assert.equal(await readFile(outside, 'utf8'), before);
  });
});

describe('Writing a learning card again', () => {
  it('keeps the parts that somebody added', async () => {
    const { store, card } = await labWithLearnings();
    await writeFile(card, `${await readFile(card, 'utf8')}\n## Who to ask\n\nThe *pricing* team\n`);
    await store.writeLearning(learning('price-first', june, 'Nobody looks for the price.'));
    const text = await readFile(card, 'utf8');
    assert.match(text, /Nobody looks for the price/);
    assert.match(text, /## Who to ask\n\nThe \*pricing\* team\n$/);
  });

  it('leaves one alone that a newer Footbridge wrote', async () => {
    const { store, card } = await labWithLearnings();
    const newer = (await readFile(card, 'utf8')).replace('schemaVersion: 1', 'schemaVersion: 9');
    await writeFile(card, newer);
    await assert.rejects(store.writeLearning(learning('price-first', june)), { code: 'newer-version' });
    assert.equal(await readFile(card, 'utf8'), newer);
  });

  it('sets one aside that cannot be read, says so, and loses nothing of it', async () => {
    const { lab, card } = await labWithLearnings();
    const store = await openLabStore(lab);
    await writeFile(card, 'What I remember of it');
    await store.writeLearning(learning('price-first', june));
    assert.deepEqual(
      store.setAside.map(({ file }) => file),
      ['learnings/price-first.md'],
    );
    const aside = Object.values(await snapshot(path.join(lab, '.footbridge/set-aside')));
    assert.deepEqual(aside, ['What I remember of it']);
    assert.equal((await store.readLearnings()).records.length, 2);
  });

  it('is refused for a name that leads elsewhere', async () => {
    const { store } = await labWithLearnings();
    for (const slug of ['../price', 'a/b', '', 'con'])
      await assert.rejects(store.writeLearning(learning(slug, june)), { code: 'unknown-experiment' }, slug);
  });
});
