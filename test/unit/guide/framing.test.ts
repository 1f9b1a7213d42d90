import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { Drafts, newDraftName } from '../../../src/app/drafts.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { LabState } from '../../../src/app/labState.ts';
import type { Commands } from '../../../src/editor/commands/allCommands.ts';
import { Framing } from '../../../src/editor/guide/framing.ts';
import { GuideForm } from '../../../src/editor/guide/guideForm.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleExperiment, sampleLab, sampleTime } from '../lab/samples.ts';

const { hypothesis } = sampleExperiment('checkout');

async function openForm() {
  const { store } = await sampleLab();
  const clock = { now: () => new Date(sampleTime) };
  const lab = new LabState(() => undefined);
  await lab.open(store, undefined);
  const drafts = new Drafts({ get: () => undefined, update: async () => undefined }, () => store);
  const guide = new GuideForm(drafts, clock);
  const run: Commands['frameHypothesis']['run'] = async ({ experiment, reason, ...draft }) => {
    const framed = await frameHypothesis(draft, experiment, { store, clock, sha256 }, reason);
    await lab.refresh();
    return { experiment: framed.slug };
  };
  const generated: string[] = [];
  const framing = new Framing({
    lab,
    drafts,
    guide,
    window: { joined: true } as never,
    commands: { frameHypothesis: { run } } as unknown as Commands,
    generate: async (experiment) => void generated.push(experiment),
  });
  await guide.openForm(newDraftName);
  const press = async () =>
    await framing.handle({ type: 'frame', name: newDraftName, draft: hypothesis, generate: true });
  return { lab, guide, generated, press };
}

describe('the button that frames a hypothesis', () => {
  it('makes one experiment and one prototype for two quick presses', async () => {
    const { lab, generated, press } = await openForm();
    const first = press();
    await delay(5);
    await Promise.all([first, press()]);
    // The page has not heard yet that its form is gone.
    await press();
    assert.equal(lab.experiments.length, 1);
    assert.equal(generated.length, 1);
  });

  it('makes another experiment once another form is open', async () => {
    const { lab, guide, press } = await openForm();
    await press();
    await guide.openForm(newDraftName);
    await press();
    assert.equal(lab.experiments.length, 2);
  });
});
