/**
 * **maintainability/no-tests** (certain)
 *
 * The prototype has no automated tests. The participants' sessions tested the idea, not the code.
 */
import type { GapRule } from '../gap.ts';

export const noTests: GapRule = {
  rule: 'maintainability/no-tests',
  axis: 'maintainability',
  inPlainWords: 'No automatic test would notice when a change breaks it.',
  forEngineers: 'No automated tests; the acceptance criteria of the brief are the only specification.',
  instead: 'Turn the acceptance criteria into automated tests first.',
  confidence: 'certain',
  find: (files) => (files.some((file) => /\.(?:test|spec)\.[cm]?[jt]sx?$/i.test(file.path)) ? [] : 'always'),
};
