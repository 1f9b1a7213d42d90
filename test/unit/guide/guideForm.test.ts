import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Drafts, emptyDraft, newDraftName } from '../../../src/app/drafts.ts';
import { completeHandoff } from '../../../src/app/completeHandoff.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { GuideForm } from '../../../src/editor/guide/guideForm.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';

function formInAWindow(): { form: GuideForm; drafts: Drafts } {
  const kept = new Map<string, unknown>();
  const memento = {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => void kept.set(key, value),
  };
  const drafts = new Drafts(memento, () => undefined);
  return { form: new GuideForm(drafts, { now: () => new Date('2030-01-10T10:00:00.000Z') }), drafts };
}

/** Read anew each time, as the form changes between two looks. */
function shownBy(form: GuideForm): GuideForm['state'] {
  return form.state;
}

describe('the guide’s form, when another experiment is chosen', () => {
  it('makes way, keeps the draft of a new experiment and says so until it is opened again', async () => {
    const { form, drafts } = formInAWindow();
    await form.openForm(newDraftName);
    await form.typed(newDraftName, { ...emptyDraft(), belief: 'people come back' });
    form.setAside('another');
    assert.equal(shownBy(form), undefined);
    assert.equal(form.isSetAside(newDraftName), true);
    assert.equal((await drafts.read(newDraftName))?.belief, 'people come back');
    await form.openForm(newDraftName);
    assert.equal(shownBy(form)?.draft.belief, 'people come back');
    assert.equal(form.isSetAside(newDraftName), false);
  });

  it('speaks of no draft where nothing was written, and stays for the experiment that it changes', async () => {
    const { form } = formInAWindow();
    await form.openForm(newDraftName);
    form.setAside('another');
    assert.equal(form.isSetAside(newDraftName), false);
    await form.openForm('another');
    form.setAside('another');
    assert.equal(form.state?.name, 'another');
  });

  it('says of an experiment that its changes wait, only while some do', async () => {
    const { experiment, store, deps } = await testedLab();
    const drafts = new Drafts({ get: () => undefined, update: async () => undefined }, () => store);
    const form = new GuideForm(drafts, deps.clock);
    await form.openForm(slug, await experiment());
    form.setAside('another');
    assert.equal(form.isSetAside(slug), false, 'nothing was typed');
    await form.openForm(slug, await experiment());
    const { draft } = shownBy(form) ?? assert.fail();
    await form.typed(slug, { ...draft, segment: 'Everybody' });
    form.setAside('another');
    assert.equal(form.isSetAside(slug), true);
    assert.equal(form.isSetAside('another'), false);
    await form.openForm(slug, await experiment());
    assert.equal(form.isSetAside(slug), false);
    form.setAside('another');
    assert.equal(form.isSetAside(slug), true, 'typed in an earlier form');
    await form.openForm(slug, await experiment());
    await form.discard(slug);
    assert.equal(form.isSetAside(slug), false);
  });
});

describe('a hypothesis that is changed in the form', () => {
  it('does not take back what was written for the handoff since its draft was saved', async () => {
    const { store, deps, experiment } = await testedLab();
    await completeHandoff(await experiment(), { baseline: '40 %' }, deps);
    const drafts = new Drafts({ get: () => undefined, update: async () => undefined }, () => store);
    // A draft from the time when drafts held it.
    await drafts.write(slug, (await experiment()).hypothesis);
    const form = new GuideForm(drafts, deps.clock);
    await form.openForm(slug, await experiment());
    await completeHandoff(await experiment(), { baseline: '52 %' }, deps);
    const { draft } = shownBy(form) ?? assert.fail();
    await frameHypothesis({ ...draft, segment: 'Everybody' }, slug, deps);
    const { hypothesis } = await experiment();
    assert.deepEqual([hypothesis.segment, hypothesis.handoff], ['Everybody', { baseline: '52 %' }]);
  });
});
