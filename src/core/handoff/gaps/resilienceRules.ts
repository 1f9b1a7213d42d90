import type { GapRule } from './gap.ts';
import { deleteWithoutAsking } from './rules/deleteWithoutAsking.ts';
import { doubleSubmit } from './rules/doubleSubmit.ts';
import { errorOnlyLogged } from './rules/errorOnlyLogged.ts';
import { idMadeInTheBrowser } from './rules/idMadeInTheBrowser.ts';
import { missingRecord } from './rules/missingRecord.ts';
import { noCleanup } from './rules/noCleanup.ts';
import { noEmptyState } from './rules/noEmptyState.ts';
import { noErrorPath } from './rules/noErrorPath.ts';
import { noErrorState } from './rules/noErrorState.ts';
import { noLoadingState } from './rules/noLoadingState.ts';
import { noOfflineState } from './rules/noOfflineState.ts';
import { noRetry } from './rules/noRetry.ts';
import { nothingIsKept } from './rules/nothingIsKept.ts';
import { noTimeOut } from './rules/noTimeOut.ts';
import { notObservable } from './rules/notObservable.ts';
import { simulatedWaiting } from './rules/simulatedWaiting.ts';
import { staleResponse } from './rules/staleResponse.ts';
import { swallowedError } from './rules/swallowedError.ts';
import { uncheckedResponse } from './rules/uncheckedResponse.ts';
import { unguardedParse } from './rules/unguardedParse.ts';
import { writeNotRepeatable } from './rules/writeNotRepeatable.ts';

/** The rules of the resilience axis, from what matters most in a review. */
export const resilienceRules: readonly GapRule[] = [
  nothingIsKept,
  simulatedWaiting,
  noErrorPath,
  uncheckedResponse,
  swallowedError,
  errorOnlyLogged,
  noTimeOut,
  noRetry,
  writeNotRepeatable,
  doubleSubmit,
  deleteWithoutAsking,
  staleResponse,
  missingRecord,
  unguardedParse,
  idMadeInTheBrowser,
  noErrorState,
  noEmptyState,
  noLoadingState,
  noOfflineState,
  noCleanup,
  notObservable,
];
