import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { errors } from '../../../src/core/errors.ts';
import { GuideConnection } from '../../../src/editor/guide/guideConnection.ts';
import type { Diagnosis } from '../../../src/editor/models/describeDiagnosis.ts';

const fine: Diagnosis = { code: 'ok', ok: true, what: 'It answers.', why: '', next: '' };

/** A test under way, whose model answers or refuses when it is told to. */
function tested() {
  const signals: AbortSignal[] = [];
  let answer: (diagnosis: Diagnosis) => void = () => undefined;
  const connection = new GuideConnection({
    current: { provider: 'openaiCompatible', name: 'm', baseUrl: '', idleTimeoutSeconds: 60, label: 'm' },
    test: async (signal: AbortSignal) => {
      signals.push(signal);
      return await new Promise<Diagnosis>((resolve, reject) => {
        answer = resolve;
        signal.addEventListener('abort', () => reject(errors.cancelled()));
      });
    },
  });
  return { connection, signals, answer: () => answer(fine) };
}

describe('the test of a connection in the guide', () => {
  it('is shown until it is put away', async () => {
    const { connection, answer } = tested();
    const outcome = connection.test();
    assert.equal(connection.view?.status, 'testing');
    answer();
    await outcome;
    assert.equal(connection.view?.status, 'ok');
    connection.dismiss();
    assert.equal(connection.view, undefined);
  });

  it('can be stopped, which stops the request and is no failure', async () => {
    const { connection, signals } = tested();
    const outcome = connection.test();
    connection.dismiss();
    await outcome;
    assert.equal(signals[0]?.aborted, true);
    assert.equal(connection.view, undefined);
  });

  it('gives way to the next one', async () => {
    const { connection, signals, answer } = tested();
    const first = connection.test();
    const second = connection.test();
    await first;
    assert.equal(signals[0]?.aborted, true);
    assert.equal(connection.view?.status, 'testing');
    answer();
    await second;
    assert.equal(connection.view?.status, 'ok');
  });
});
