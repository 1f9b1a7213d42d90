import type { BoundaryRule } from '../boundaryRule.ts';
import { isAbout, subject } from '../isAbout.ts';

const sure = new Set('secret secrets credential credentials'.split(' '));
const names = new Set('.netrc .npmrc .pypirc .pgpass .htpasswd id_rsa id_dsa id_ecdsa id_ed25519'.split(' '));
const extensions = new Set('env pem key p12 pfx jks keystore kdbx asc gpg'.split(' '));

/** `.env.example` and the like are made to be shared: they name settings, and hold none. */
const example = /\.(example|sample|template|dist)$/;

/** Gymnasts and banks have one too. */
const vault = {
  beside: new Set(
    'ansible api client config hashicorp infra key keys kms lib policy server service token tokens utils'.split(
      ' ',
    ),
  ),
};
const subjectWords = subject(sure, { vault }, true);

/** Keys, passwords and `.env` files, by name, by extension or in a folder called after them. */
export const secrets: BoundaryRule = {
  name: 'critical/secrets',
  zone: 'critical',
  why: 'Secrets: keys and passwords here open real systems.',
  risk: 'Someone may get into real systems, or the product may lose its way into them.',
  matches: (file) =>
    (/^\.env(rc)?($|[.\-_])/.test(file.name) && !example.test(file.name)) ||
    names.has(file.name) ||
    extensions.has(file.extension) ||
    isAbout(file, subjectWords),
};
