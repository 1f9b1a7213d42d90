import { isAbout, type BoundaryRule } from '../boundaryRule.ts';

const words = 'secret secrets credential credentials vault'.split(' ');
const names = new Set('.netrc .npmrc .pypirc .pgpass .htpasswd id_rsa id_dsa id_ecdsa id_ed25519'.split(' '));
const extensions = new Set('env pem key p12 pfx jks keystore kdbx asc gpg'.split(' '));

/** Keys, passwords and `.env` files, by name, by extension or in a folder called after them. */
export const secrets: BoundaryRule = {
  name: 'critical/secrets',
  zone: 'critical',
  why: 'Secrets: keys and passwords here open real systems.',
  matches: (file) =>
    /^\.env(rc)?($|[.\-_])/.test(file.name) ||
    names.has(file.name) ||
    extensions.has(file.extension) ||
    isAbout(file, words),
};
