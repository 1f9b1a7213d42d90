const names =
  /^(\.env(rc)?([.\-_].*)?|.*\.env|\.npmrc|\.pypirc|\.netrc|\.pgpass|\.htpasswd|id_[a-z0-9]+|.*\.(pem|key|p12|pfx|jks|keystore|kdbx|gpg|asc))$/i;

/** Whether a file usually holds passwords or keys, judged by its name: such a file is seen, but never copied anywhere. */
export function isSecretName(path: string): boolean {
  return names.test(path.slice(path.lastIndexOf('/') + 1));
}
