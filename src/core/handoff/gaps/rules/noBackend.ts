/**
 * **scale/no-backend** (certain, true of every prototype)
 *
 * A prototype is one page without a server: what looks like data is text in its files. Nothing was
 * measured under load, and no query, index or limit was designed.
 */
import type { GapRule } from '../gap.ts';

export const noBackend: GapRule = {
  rule: 'scale/no-backend',
  axis: 'scale',
  inPlainWords: 'There is no server behind it; all data is fixed text inside the page.',
  forEngineers: 'No API, store or query exists and nothing was measured under load.',
  instead: 'Design API and data model; set a load target and test against it.',
  confidence: 'certain',
  find: () => 'always',
};
