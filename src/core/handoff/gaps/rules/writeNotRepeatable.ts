/**
 * **resilience/write-not-repeatable** (likely)
 *
 * A record is created by a request (`POST`) that says nothing by which the server could tell a second attempt from a
 * second record. After a broken connection nobody knows whether to send it again.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { requestsIn } from '../requests.ts';

export const writeNotRepeatable: GapRule = {
  rule: 'resilience/write-not-repeatable',
  axis: 'resilience',
  inPlainWords: 'Sent twice, it happens twice: nothing tells a second try from a second order.',
  forEngineers: 'Non-idempotent write: POST without an idempotency key.',
  instead: 'Send a key made once per intention, and let the server answer repeats with the first result.',
  confidence: 'likely',
  find: inEachFile((file) =>
    requestsIn(file)
      .filter(({ call, method }) => {
        const written = file.raw.slice(call.start ?? 0, call.end ?? 0);
        return method === 'POST' && !/idempoten|request-?id/i.test(written);
      })
      .map(({ call }) => call),
  ),
};
