/**
 * **security/sensitive-in-log** (likely)
 *
 * A password, a token or details of a person are written to the log. In a product, logs are kept for long and read
 * by many.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { readsSensitive } from '../readsSensitive.ts';
import { place } from '../sourceFile.ts';

export const sensitiveInLog: GapRule = {
  rule: 'security/sensitive-in-log',
  axis: 'security',
  inPlainWords: 'Details of a person are written to a log, where many people can read them.',
  forEngineers: 'Credentials or personal data reach console output.',
  instead: 'Log identifiers, never values; redact before anything is logged.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    oncePerLine(
      callsIn(file)
        .filter(({ callee }) => /^console\.\w+$/.test(pathOf(callee)))
        .filter((call) => call.arguments.some((given) => readsSensitive(given, file)))
        .map((call) => place(file, call)),
    ),
  ),
};
