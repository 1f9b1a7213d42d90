import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { askedTasks } from '../../../src/core/evidence/askedTasks.ts';
import { viewSessions } from '../../../src/editor/guide/viewEvidence.ts';
import type { ExperimentView } from '../../../src/protocol/guide.ts';
import { standingOf } from '../../../src/webview/guide/sessions/sessionStanding.ts';
import { sessionsOf, testedExperiment, type Tried } from '../evidence/evidenceLogs.ts';

/** How the guide's list names one session. */
function wordsOf(tried: Omit<Tried, 'code'>): string {
  const experiment = testedExperiment();
  const [view] = viewSessions(sessionsOf([{ code: 'P1', ...tried }]), 50, askedTasks(experiment));
  assert.ok(view);
  const { tasks } = experiment.hypothesis;
  return standingOf(view, { tasks, evidence: { live: undefined } } as unknown as ExperimentView).words;
}

describe('A session in the guide’s list', () => {
  const over = [{ type: 'ended' }] as const;

  it('that was ended before the last task counts as not done', () => {
    const stopped = { runs: { a: ['completed', undefined] } } as const;
    assert.equal(wordsOf({ ...stopped, more: over }), 'Stopped early: counts as not done');
    assert.equal(wordsOf({ ...stopped, start: { source: 'kit' } }), 'Stopped early: counts as not done');
    assert.equal(wordsOf(stopped), 'Interrupted');
  });

  it('that was ended before the first task did not begin', () => {
    assert.equal(wordsOf({ runs: { a: [] }, more: over }), 'Did not begin, not counted');
  });

  it('is a success only where every task was done alone', () => {
    assert.equal(wordsOf({ runs: { a: ['completed', 'completed'] }, more: over }), 'Succeeded alone');
    assert.equal(
      wordsOf({ runs: { a: ['completed', 'assisted'] }, more: over }),
      'Did not do everything alone',
    );
  });
});
