import { isAbout, type BoundaryRule } from '../boundaryRule.ts';

const words = `
  auth authn authz authentication authenticate authorization authorisation authorize identity
  login logout signin signout signup session sessions password passwords oauth oauth2 oidc saml
  sso jwt mfa 2fa passkey passkeys permission permissions rbac
`
  .trim()
  .split(/\s+/);

/** Sign-in, sessions, passwords and permissions. */
export const identity: BoundaryRule = {
  name: 'critical/identity',
  zone: 'critical',
  why: 'Sign-in and identity: a mistake here locks people out or lets strangers in.',
  matches: (file) => isAbout(file, words),
};
