import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidenceFormats, exportEvidence } from '../../../src/app/exportEvidence.ts';
import { testedLab } from './testedLab.ts';

describe('a note that was taken back', () => {
  async function writtenLab() {
    const lab = await testedLab();
    const { session } = await lab.start('P1');
    await lab.observe(session, { type: 'consented', quotes: true });
    await lab.observe(session, { type: 'note', text: 'Told me about the canary' });
    await lab.observe(session, { type: 'quote', text: 'My canary sings' });
    const read = async () => {
      const found = await lab.session(session);
      assert.ok(found);
      return found;
    };
    const exported = async () =>
      Promise.all(
        evidenceFormats.map(async (format) => exportEvidence(await lab.experiment(), format, lab.deps)),
      );
    return { ...lab, id: session, read, exported };
  }

  it('is in no reading and in no export, nor is that it was', async () => {
    const lab = await writtenLab();
    assert.match((await lab.exported()).join(''), /canary/);
    const { notes, quotes } = await lab.read();
    for (const { id } of [...notes, ...quotes]) await lab.observe(lab.id, { type: 'struck', event: id });
    const after = await lab.read();
    assert.deepEqual([after.notes, after.quotes], [[], []]);
    assert.doesNotMatch((await lab.exported()).join(''), /canary|struck/);
  });

  it('comes back where that was a slip', async () => {
    const lab = await writtenLab();
    const [note] = (await lab.read()).notes;
    assert.ok(note);
    await lab.observe(lab.id, { type: 'struck', event: note.id });
    await lab.observe(lab.id, { type: 'struck', event: note.id, undone: true });
    assert.deepEqual((await lab.read()).notes, [note]);
  });

  it('takes back nothing else: outcomes stay as they were recorded', async () => {
    const lab = await writtenLab();
    await lab.observe(lab.id, { type: 'task', task: 'buy', outcome: 'failed' });
    const { records } = await lab.store.readEvidence('checkout');
    const task = records.get(lab.id)?.find(({ type }) => type === 'task');
    for (const event of [task?.id ?? '', 'nothing'])
      await assert.rejects(lab.observe(lab.id, { type: 'struck', event }), { code: 'invalid-argument' });
  });
});
