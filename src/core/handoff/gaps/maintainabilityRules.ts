import type { GapRule } from './gap.ts';
import { browserDialogs } from './rules/browserDialogs.ts';
import { clickOnPlainElement } from './rules/clickOnPlainElement.ts';
import { commentedOutCode } from './rules/commentedOutCode.ts';
import { consoleLeft } from './rules/consoleLeft.ts';
import { controlWithoutName } from './rules/controlWithoutName.ts';
import { copiedCode } from './rules/copiedCode.ts';
import { formatByHand } from './rules/formatByHand.ts';
import { globalState } from './rules/globalState.ts';
import { inlineHandlers } from './rules/inlineHandlers.ts';
import { inlineStyles } from './rules/inlineStyles.ts';
import { largeFile } from './rules/largeFile.ts';
import { longFunction } from './rules/longFunction.ts';
import { magicNumber } from './rules/magicNumber.ts';
import { noTests } from './rules/noTests.ts';
import { notLookedThrough } from './rules/notLookedThrough.ts';
import { pictureWithoutText } from './rules/pictureWithoutText.ts';
import { textInCode } from './rules/textInCode.ts';
import { unnamedTiming } from './rules/unnamedTiming.ts';
import { untypedCode } from './rules/untypedCode.ts';

/** The rules of the maintainability axis, from what matters most in a review. */
export const maintainabilityRules: readonly GapRule[] = [
  noTests,
  notLookedThrough,
  clickOnPlainElement,
  controlWithoutName,
  pictureWithoutText,
  textInCode,
  formatByHand,
  copiedCode,
  magicNumber,
  largeFile,
  longFunction,
  globalState,
  untypedCode,
  inlineHandlers,
  inlineStyles,
  unnamedTiming,
  browserDialogs,
  commentedOutCode,
  consoleLeft,
];
