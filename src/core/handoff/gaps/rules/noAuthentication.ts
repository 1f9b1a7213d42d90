/**
 * **security/no-authentication** (certain, true of every prototype)
 *
 * Nobody signs in for real and nothing is checked on a server: whoever opens a screen may do everything on
 * it, and a sign-in form, if there is one, is a picture of one.
 */
import type { GapRule } from '../gap.ts';

export const noAuthentication: GapRule = {
  rule: 'security/no-authentication',
  axis: 'security',
  inPlainWords: 'Nobody signs in: whoever opens a screen may do everything on it.',
  forEngineers: 'No authentication, session or server-side authorisation exists on any screen.',
  instead: 'Define who may do what; enforce it on the server for every action.',
  confidence: 'certain',
  find: () => 'always',
};
