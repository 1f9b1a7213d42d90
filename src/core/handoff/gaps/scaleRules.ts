import type { GapRule } from './gap.ts';
import { copyInLoop } from './rules/copyInLoop.ts';
import { dataInThePage } from './rules/dataInThePage.ts';
import { growsWithoutLimit } from './rules/growsWithoutLimit.ts';
import { imagesLoadedAtOnce } from './rules/imagesLoadedAtOnce.ts';
import { imageWithoutSize } from './rules/imageWithoutSize.ts';
import { listWithoutPaging } from './rules/listWithoutPaging.ts';
import { lookupInLoop } from './rules/lookupInLoop.ts';
import { noBackend } from './rules/noBackend.ts';
import { polling } from './rules/polling.ts';
import { requestInLoop } from './rules/requestInLoop.ts';
import { searchInTheBrowser } from './rules/searchInTheBrowser.ts';
import { sortingInTheBrowser } from './rules/sortingInTheBrowser.ts';
import { totalsInTheBrowser } from './rules/totalsInTheBrowser.ts';
import { wholeCopy } from './rules/wholeCopy.ts';
import { workOnEachKeystroke } from './rules/workOnEachKeystroke.ts';

/** The rules of the scale axis, from what matters most in a review. */
export const scaleRules: readonly GapRule[] = [
  noBackend,
  dataInThePage,
  listWithoutPaging,
  requestInLoop,
  searchInTheBrowser,
  sortingInTheBrowser,
  totalsInTheBrowser,
  lookupInLoop,
  workOnEachKeystroke,
  polling,
  growsWithoutLimit,
  copyInLoop,
  wholeCopy,
  imagesLoadedAtOnce,
  imageWithoutSize,
];
