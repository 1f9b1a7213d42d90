import type { BlastRadius, Reach } from './blastRadius.ts';
import type { Words } from './words.ts';

/** Every sentence about a blast radius; `{0}`, `{1}` … are numbers and names. */
export const radiusTexts = {
  oneFile: 'It changes one file (lines added: {0}, removed: {1}).',
  files: 'It changes {0} files (lines added: {1}, removed: {2}).',
  someGated: 'Small fixes with a review are welcome in {0} of them; the others are free to edit.',
  allGated: 'Small fixes are welcome there, with a review.',
  allOpen: 'That is free to edit.',
  nobody: 'Nobody is named as owner there.',
  owners: 'Reviewed by {0}.',
  alone: 'No other file of the product imports what it changes.',
  oneDirect: 'One other file imports what it changes.',
  direct: '{0} other files import what it changes.',
  oneIndirect: 'One more is reached through those.',
  indirect: '{0} more are reached through those.',
  noTests: 'No test reaches it, so somebody has to look.',
  oneTest: 'One test file reaches it.',
  tests: '{0} test files reach it.',
  oneUnknown: 'One import of this product could not be followed, so there may be more than was found.',
  unknown: '{0} imports of this product could not be followed, so there may be more than was found.',
  notRead: 'What else uses it was not looked at.',
} as const;

/** What a fix touches, in a product manager's words, a sentence each. */
export function describeRadius(radius: BlastRadius): Words[] {
  const { files, added, removed, owners, reach } = radius;
  return [
    files.length === 1 ? words('oneFile', added, removed) : words('files', files.length, added, removed),
    ...zoneWords(radius),
    owners.length === 0 ? words('nobody') : words('owners', owners.join(', ')),
    ...(reach ? reachWords(reach) : [words('notRead')]),
  ];
}

/** What lies beyond `open` and `gated` is said by the limits it exceeds. */
function zoneWords({ files, zones }: BlastRadius): Words[] {
  if (zones.some(({ zone }) => zone !== 'open' && zone !== 'gated')) return [];
  const gated = zones.find(({ zone }) => zone === 'gated')?.files ?? 0;
  if (gated === 0) return [words('allOpen')];
  return [gated === files.length ? words('allGated') : words('someGated', gated)];
}

function reachWords({ direct, indirect, tests, unknown }: Reach): Words[] {
  return [
    words(direct.length === 0 ? 'alone' : direct.length === 1 ? 'oneDirect' : 'direct', direct.length),
    ...(indirect.length === 0
      ? []
      : [words(indirect.length === 1 ? 'oneIndirect' : 'indirect', indirect.length)]),
    words(tests.length === 0 ? 'noTests' : tests.length === 1 ? 'oneTest' : 'tests', tests.length),
    ...(unknown === 0 ? [] : [words(unknown === 1 ? 'oneUnknown' : 'unknown', unknown)]),
  ];
}

function words(name: keyof typeof radiusTexts, ...values: readonly (string | number)[]): Words {
  return { template: radiusTexts[name], values: values.map(String) };
}
