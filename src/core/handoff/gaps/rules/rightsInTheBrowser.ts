/**
 * **security/rights-in-the-browser** (likely)
 *
 * The page itself decides what somebody may do (`isAdmin`, `role === '…'`). Whoever can open a browser's
 * tools can change that answer.
 */
import type { GapRule } from '../gap.ts';
import { atOffsets, type SourceFile } from '../sourceFile.ts';

const asks = /\b(?:isAdmin|isManager|isOwner|isSuperuser|hasPermission|canEdit|canDelete|canApprove)\b/g;
const compares = /\brole\s*[!=]==?\s*["']/g;

export const rightsInTheBrowser: GapRule = {
  rule: 'security/rights-in-the-browser',
  axis: 'security',
  inPlainWords: 'The page decides what somebody may do; people can change that in their browser.',
  forEngineers: 'Authorisation is decided in client code.',
  instead: 'Decide on the server; let the page only hide what is not allowed anyway.',
  confidence: 'likely',
  find: (files) => files.flatMap((file) => atOffsets(file, decisions(file))),
};

function decisions(file: SourceFile): number[] {
  if (file.language === 'other') return [];
  const matches = [...file.code.matchAll(asks), ...file.uncommented.matchAll(compares)];
  return matches.map((match) => match.index).toSorted((a, b) => a - b);
}
