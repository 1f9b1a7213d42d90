/** Stands for what was removed. */
const removed = '[removed]';

/** Fields and headers whose value is a secret; parts of longer names such as `OPENAI_API_KEY` count. */
const names =
  'authorization|api[-_ ]?key|subscription[-_ ]?key|account[-_ ]?key|private[-_ ]?key|' +
  'token(?![a-z])|secret(?![a-z])|passw(?:or)?d|passphrase|pwd(?![a-z])|credentials?(?![a-z])|(?<![a-z])sig(?![a-z])';

/** Up to three words may stand before the colon, as in "Incorrect API key provided: …". */
const nameAndSign = `(?:${names})(?:\\s+[a-z]{1,20}){0,3}\\\\*["']?\\s*(?:[:=]>?(?!//)|(?<=["']),)\\s*`;

/** A value in quotes, in quotes that are themselves escaped, or bare; the bare one with its scheme before it. */
const value =
  '(?:\\[removed\\]|"(?:\\\\.|[^"\\\\\\n])*"?|\'(?:\\\\.|[^\'\\\\\\n])*\'?|\\\\+["\'][^"\'\\\\\\n]*|' +
  '(?:(?:bearer|basic|token|negotiate|apikey)\\s+)?[^\\s"\'&<>]+)';

/** Keys that are known by how they begin, whatever stands around them. */
const knownShapes = [
  /(?<![a-z0-9])(?:sk|pk|rk|xox[a-z]|glpat|pplx|xai|nvapi)[-_][-_a-z0-9]{8,}/gi,
  /(?<![a-z0-9])(?:gh[a-z]|github_pat|gsk|hf|npm|r8|dop_v1)_[_a-z0-9]{16,}/gi,
  /(?<![A-Za-z0-9])AIza[-_A-Za-z0-9]{12,}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,}/g,
  /(?<![A-Za-z0-9])ya29\.[-_.A-Za-z0-9]{12,}/g,
  /(?<![A-Za-z0-9])eyJ[-_A-Za-z0-9]{8,}\.[-_.A-Za-z0-9]{8,}/g,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
];

/** What is replaced by what; the parts of a text that are no secret are kept, so that a log stays readable. */
const rules: readonly (readonly [secret: RegExp, stead: string])[] = [
  ...knownShapes.map((shape) => [shape, removed] as const),
  // User and password, or a token alone, before the host of an address.
  [/((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'<>]*@/gi, `$1${removed}@`],
  [/((?:set-)?cookie\\*["']?\s*(?:[:=]>?|(?<=["']),)\s*)[^\n]+/gi, `$1${removed}`],
  [/(authorization\\*["']?\s*[:=]\s*\\*["']?)digest\s[^\n]+/gi, `$1${removed}`],
  [/([?&]key=)[^\s"'&<>#]+/gi, `$1${removed}`],
  [new RegExp(`(${nameAndSign})${value}`, 'gi'), `$1${removed}`],
  [/(\bbearer\s+)(?!token(?![a-z])|auth)[^\s"',;}]+/gi, `$1${removed}`],
  // "API key 3f9a… is not valid": no sign between, so only what has a digit is taken for a key.
  [
    /((?:api[-_ ]?key|token|secret|passw(?:or)?d)\s+["'`(]?)(?=[^\s"'`)]{0,200}\d)[^\s"'`)]{8,}/gi,
    `$1${removed}`,
  ],
];

/**
 * Replaces keys, tokens, passwords and what looks like them by `[removed]`, for texts that a person may pass on.
 * Rather too much goes than too little, yet a secret without a name beside it or a known beginning is not seen.
 */
export function redact(text: string): string {
  return rules.reduce((clean, [secret, stead]) => clean.replaceAll(secret, stead), text);
}
