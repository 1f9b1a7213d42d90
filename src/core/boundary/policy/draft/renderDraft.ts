import { completeLimits, defaultLimits } from '../fixLimits.ts';
import type { DraftPath, DraftRule } from './draftRule.ts';

/** What a draft may mention beside the files. */
export interface DraftFacts {
  /** Everybody CODEOWNERS names. */
  readonly owners: readonly string[];
  /** The lab's folder, relative to the repository, with `/`, where it is known and has such a name. */
  readonly lab?: string | undefined;
}

const head = `// Where product managers may explore, and where engineering decides. Owned by engineering: this is a draft,
// made from the names of the files in this repository. Review it line by line; it holds once it is saved here.
//
// Zones: open (free to edit), gated (lightweight fixes, within limits), production (engineering's), critical (a mistake
// is expensive). Patterns are those of .gitignore. The last rule that matches a file decides. What no rule matches is
// placed by the built-in rules, and else is production. This file itself, CODEOWNERS and CI are always critical.`;

/** Left open, because only engineering can say it, and everybody who commits feels the answer. */
const gateQuestion = [
  'To decide: whose changes does the gate hold to zones and limits? (Leaks, and changes to this file, it stops for',
  'everybody.) Take one of these lines over, or none:',
  'None: for everybody. Engineers’ own commits to production and critical files are stopped too, in every clone that',
  'has the gate and in CI; what they may do has to stand in the baseline.',
  'By branch: only what is proposed from branches with these names. Work on other branches passes.',
  '"gate": { "branches": ["footbridge/**"] },',
  'By author: only commits of these people, by e-mail address. Whoever commits under another one passes.',
  '"gate": { "authors": ["product-manager@example.com"] },',
];

/** Writes rules as a policy file with a comment on every line that says something. */
export function renderDraft(rules: readonly DraftRule[], facts: DraftFacts): string {
  const lines = [
    ...head.split('\n'),
    ...ownersNote(facts.owners),
    '{',
    '  // Version of the format.',
    '  "version": 1,',
    '',
    '  // How much one lightweight fix may change: files, lines, different owners to review it, files that import it.',
    `  "limits": ${inline(completeLimits(undefined, defaultLimits))},`,
    '',
    '  // The rules, from general to special: the last one that matches decides.',
    '  "zones": [',
    ...rules.flatMap((rule) => indent(ruleLines(rule), '    ')),
    '  ],',
    '',
    '  // Folders of labs, where prototypes live: in this repository, or beside it.',
    `  // "labs": [${quote(facts.lab ?? '../prototypes-lab')}],`,
    '',
    ...indent(gateQuestion, '  // '),
    '}',
    '',
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

function ownersNote(owners: readonly string[]): string[] {
  const named = owners.filter((owner) => /^[\x21-\x7E]+$/.test(owner)).slice(0, 20);
  return named.length === 0
    ? ['//', '// CODEOWNERS names nobody, so the limit on owners has no effect yet.']
    : [
        '//',
        `// To review it with, from CODEOWNERS: ${named.join(', ')}${owners.length > named.length ? ' and others' : ''}.`,
      ];
}

function ruleLines(rule: DraftRule): string[] {
  const body = [
    '{',
    `  "zone": ${quote(rule.zone)},`,
    `  "name": ${quote(rule.name)},`,
    '  "paths": [',
    ...rule.paths.map((path) => `    ${quote(path.pattern)}, // ${pathNote(path)}`),
    ...(rule.leftOut > 0
      ? [`    // and ${files(rule.leftOut)} more, which the built-in rules place in this zone`]
      : []),
    '  ],',
    `  "why": ${quote(rule.why)},`,
    ...(rule.risk === undefined ? [] : [`  "risk": ${quote(rule.risk)},`]),
    ...(rule.limits ? [`  "limits": ${inline(rule.limits)},`] : []),
    '},',
  ];
  return rule.unsure
    ? [
        `// ${rule.note}`,
        '// Unsure: to take this rule over, remove the slashes before its lines.',
        ...indent(body, '// '),
      ]
    : [`// ${rule.note}`, ...body];
}

function pathNote({ pattern, count, example }: DraftPath): string {
  if (pattern === `/${example}`) return quote(example.slice(example.lastIndexOf('/') + 1));
  return count === 1 ? quote(example) : `${files(count)}, such as ${quote(example)}`;
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function inline(value: object): string {
  const entries = Object.entries(value).map(([name, one]) => `${quote(name)}: ${quote(one)}`);
  return `{ ${entries.join(', ')} }`;
}

/** JSON without line separators as they are, which would end a comment. */
function quote(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u2028\u2029\u0085]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function indent(lines: readonly string[], by: string): string[] {
  return lines.map((line) => `${by}${line}`);
}
