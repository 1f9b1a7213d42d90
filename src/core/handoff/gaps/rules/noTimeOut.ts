/**
 * **resilience/no-time-out** (likely)
 *
 * A request waits for as long as the server likes: `fetch` without a `signal`, axios and ky without a `timeout`.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { requestsIn } from '../requests.ts';

export const noTimeOut: GapRule = {
  rule: 'resilience/no-time-out',
  axis: 'resilience',
  inPlainWords: 'If the server does not answer, it waits for ever.',
  forEngineers: 'Request without a time-out or abort signal.',
  instead: 'Give each request a time limit (AbortSignal.timeout) and a way to cancel it.',
  confidence: 'likely',
  find: inEachFile((file) =>
    requestsIn(file)
      .filter(({ options }) => options !== undefined && !options.has('signal') && !options.has('timeout'))
      .map(({ call }) => call),
  ),
};
