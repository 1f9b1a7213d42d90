/**
 * **resilience/no-error-path** (likely)
 *
 * The file waits for something (`await`, `.then`) and nowhere catches a failure.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const noErrorPath: GapRule = {
  rule: 'resilience/no-error-path',
  axis: 'resilience',
  inPlainWords: 'If this step fails, the person is left waiting without a word.',
  forEngineers: 'Asynchronous work without a rejection handler anywhere in the file.',
  instead: 'Handle rejection at one place per flow and offer the person a way on.',
  confidence: 'likely',
  find: (files) =>
    files
      .filter((file) => !/\bcatch\b/.test(file.code))
      .flatMap((file) => placesOf(file, 'code', /\bawait\b|\.then\s*\(/g)),
};
