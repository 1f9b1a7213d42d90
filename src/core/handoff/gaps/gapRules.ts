import type { GapRule } from './gap.ts';
import { codeFromText } from './rules/codeFromText.ts';
import { globalState } from './rules/globalState.ts';
import { inlineHandlers } from './rules/inlineHandlers.ts';
import { largeFile } from './rules/largeFile.ts';
import { listWithoutPaging } from './rules/listWithoutPaging.ts';
import { lookupInLoop } from './rules/lookupInLoop.ts';
import { noAuthentication } from './rules/noAuthentication.ts';
import { noBackend } from './rules/noBackend.ts';
import { noErrorPath } from './rules/noErrorPath.ts';
import { noErrorState } from './rules/noErrorState.ts';
import { noTests } from './rules/noTests.ts';
import { notObservable } from './rules/notObservable.ts';
import { nothingIsKept } from './rules/nothingIsKept.ts';
import { rightsInTheBrowser } from './rules/rightsInTheBrowser.ts';
import { searchInTheBrowser } from './rules/searchInTheBrowser.ts';
import { secretInCode } from './rules/secretInCode.ts';
import { simulatedWaiting } from './rules/simulatedWaiting.ts';
import { swallowedError } from './rules/swallowedError.ts';
import { textInCode } from './rules/textInCode.ts';
import { unescapedHtml } from './rules/unescapedHtml.ts';
import { unnamedTiming } from './rules/unnamedTiming.ts';
import { unvalidatedInput } from './rules/unvalidatedInput.ts';

/** Every rule of the scan: by axis, and within an axis from what matters most in a review. */
export const gapRules: readonly GapRule[] = [
  noBackend,
  listWithoutPaging,
  searchInTheBrowser,
  lookupInLoop,
  nothingIsKept,
  simulatedWaiting,
  noErrorPath,
  noErrorState,
  swallowedError,
  notObservable,
  secretInCode,
  noAuthentication,
  rightsInTheBrowser,
  unescapedHtml,
  unvalidatedInput,
  codeFromText,
  noTests,
  textInCode,
  inlineHandlers,
  globalState,
  largeFile,
  unnamedTiming,
];
