import type { GapRule } from './gap.ts';
import { codeFromText } from './rules/codeFromText.ts';
import { guessableCode } from './rules/guessableCode.ts';
import { messageFromAnywhere } from './rules/messageFromAnywhere.ts';
import { newTabOpener } from './rules/newTabOpener.ts';
import { noAuthentication } from './rules/noAuthentication.ts';
import { openRedirect } from './rules/openRedirect.ts';
import { passwordField } from './rules/passwordField.ts';
import { personalDataAsked } from './rules/personalDataAsked.ts';
import { realLookingData } from './rules/realLookingData.ts';
import { rightsInTheBrowser } from './rules/rightsInTheBrowser.ts';
import { scriptInLink } from './rules/scriptInLink.ts';
import { secretInCode } from './rules/secretInCode.ts';
import { sensitiveInAddress } from './rules/sensitiveInAddress.ts';
import { sensitiveInLog } from './rules/sensitiveInLog.ts';
import { sensitiveInStorage } from './rules/sensitiveInStorage.ts';
import { thirdPartyAddress } from './rules/thirdPartyAddress.ts';
import { uncheckedUpload } from './rules/uncheckedUpload.ts';
import { unescapedHtml } from './rules/unescapedHtml.ts';
import { unvalidatedInput } from './rules/unvalidatedInput.ts';

/** The rules of the security axis, from what matters most in a review. */
export const securityRules: readonly GapRule[] = [
  secretInCode,
  noAuthentication,
  rightsInTheBrowser,
  passwordField,
  personalDataAsked,
  realLookingData,
  unescapedHtml,
  codeFromText,
  openRedirect,
  unvalidatedInput,
  uncheckedUpload,
  sensitiveInStorage,
  sensitiveInAddress,
  sensitiveInLog,
  guessableCode,
  messageFromAnywhere,
  thirdPartyAddress,
  scriptInLink,
  newTabOpener,
];
