import type { BoundaryFile, BoundaryRule } from '../boundaryRule.ts';
import { isAbout, subject } from '../isAbout.ts';

const sure = new Set(
  `
  auth authn authz authentication authenticate authorization authorisation authorize
  login logout signin signout signup password passwords oauth oauth2 oidc saml
  sso jwt mfa 2fa passkey passkeys permission permissions rbac credential credentials
`
    .trim()
    .split(/\s+/),
);

/** What stands beside a word that also names events of a conference, a brand's look or a mathematical function. */
const beside = new Set(
  `
  account accounts api backend config cookie cookies controller core guard jwt lib manager middleware
  provider redis secret security server service storage store token tokens user users utils verify
`
    .trim()
    .split(/\s+/),
);
const subjectWords = subject(sure, { session: { beside }, sessions: { beside }, identity: { beside } });

/** Sign-in, sessions, passwords and permissions. */
export const identity: BoundaryRule = {
  name: 'critical/identity',
  zone: 'critical',
  why: 'Sign-in and identity: a mistake here locks people out or lets strangers in.',
  risk: 'People may be locked out, or see what belongs to others.',
  matches: (file) => isAbout(file, subjectWords) && !isArrow(file),
};

/** `LogIn` and `log-out` alone are what icon sets call two arrows; a page of the kind is called `login`, or has more to its name. */
function isArrow({ folderWords, ownWords, name }: BoundaryFile): boolean {
  const isAlone = /^log-?(?:in|out)\.(?:[mc]?[jt]sx?|vue|svelte)$/.test(name) && ownWords.includes('log');
  return isAlone && !folderWords.some((word) => sure.has(word));
}
