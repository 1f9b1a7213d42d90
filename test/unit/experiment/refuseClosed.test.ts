import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stages, type Experiment } from '../../../src/core/experiment/experiment.ts';
import { refuseClosed } from '../../../src/core/experiment/refuseClosed.ts';
import { sampleExperiment } from '../lab/samples.ts';

describe('an experiment that is over', () => {
  const verdict: Experiment['verdict'] = {
    outcome: 'validated',
    byTheBar: 'validated',
    rationale: '',
    at: '2029-05-04T10:00:00.000Z',
    successes: 5,
    participants: 5,
  };

  it('is one with a verdict or a discarded one, and no other', () => {
    const open = sampleExperiment('one');
    for (const stage of stages.filter((one) => one !== 'discarded')) refuseClosed({ ...open, stage });
    assert.throws(() => refuseClosed({ ...open, stage: 'discarded' }), { code: 'already-decided' });
    assert.throws(() => refuseClosed({ ...open, stage: 'decided', verdict }), { code: 'already-decided' });
  });
});
