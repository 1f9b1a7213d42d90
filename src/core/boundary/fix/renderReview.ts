import type { Experiment } from '../../experiment/experiment.ts';
import { beliefSentence } from '../../experiment/beliefSentence.ts';
import type { Tally } from '../../evidence/verdict.ts';
import { noEvidence } from '../../handoff/evidenceWords.ts';
import { bullets, countOf, dayOf, table } from '../../handoff/markdown/blocks.ts';
import { code, escape, escapeHeading } from '../../handoff/markdown/escape.ts';
import { policyFileName } from '../policy/policy.ts';
import { zoneForEngineers } from '../zoneNames.ts';
import type { BlastRadius } from './blastRadius.ts';
import type { FixReview } from './fixReview.ts';
import type { PatchFile } from './patchHunks.ts';
import { radiusDiagram } from './radiusDiagram.ts';
import { describeRadius } from './radiusWords.ts';
import { renderExcerpts } from './renderExcerpts.ts';
import { inEnglish } from './words.ts';

/** All a review request is made from. */
export interface ReviewSource {
  readonly review: FixReview;
  readonly radius: BlastRadius;
  readonly patch: readonly PatchFile[];
  readonly hypothesis: Experiment['hypothesis'];
  readonly evidence: Tally;
}

const uncommittedPolicy = `The ${policyFileName} that was on disk is in no commit yet, so nobody has agreed to it. It could make nothing freer: of it and the built-in rules, the stricter held for each file.`;

/** Paths that are listed one by one; further ones are counted. */
const listedPaths = 12;

/**
 * The review request as Markdown: CommonMark with tables and a Mermaid diagram, in English as briefs are. It reads as a
 * pull request's description as it is. Whatever comes from people, file names and code is escaped or fenced.
 */
export function renderReview(source: ReviewSource): string {
  const { review, radius } = source;
  const blocks = [
    `# ${escapeHeading(review.title, 'A lightweight fix')}`,
    escape(review.why),
    `Proposed on ${dayOf(review.at)} for ${code(review.base.slice(0, 12))}${
      review.branch === undefined ? '' : ` on branch ${code(review.branch)}`
    }, by a product manager who found it while exploring. Nothing of it is merged, pushed or deployed.`,
    '## Before and after',
    ...renderExcerpts(radius, source.patch),
    '## Blast radius',
    bullets(describeRadius(radius).map((words) => escape(inEnglish(words)))),
    filesTable(radius),
    review.hasUncommittedPolicy === true ? uncommittedPolicy : '',
    '![What changes, and what it reaches](blast-radius.svg)',
    `\`\`\`mermaid\n${radiusDiagram(radius)}\n\`\`\``,
    '## Who to ask',
    ownersLine(radius),
    '## How to check',
    steps(source),
    '## Where it comes from',
    ...origin(source),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function filesTable({ files }: BlastRadius): string {
  const changes = { edit: 'edited', create: 'new', rename: 'renamed', delete: 'deleted' } as const;
  const rows = files.map(({ path, from, change, added, removed, placement }) => [
    code(path) + (from === undefined ? '' : ` (was ${code(from)})`),
    changes[change],
    `+${added} −${removed}`,
    zoneForEngineers(placement.zone),
    code(placement.rule) +
      (placement.policyLine === undefined ? '' : ` (${policyFileName} line ${placement.policyLine})`),
    placement.owners.map(escape).join(', '),
  ]);
  return table(['File', 'Change', 'Lines', 'Zone', 'Rule', 'Owners'], rows);
}

function ownersLine({ owners }: BlastRadius): string {
  return owners.length === 0
    ? 'CODEOWNERS names nobody for these files: ask whoever merges changes in this repository.'
    : `${owners.map(escape).join(', ')}, as CODEOWNERS says.`;
}

function steps({ review, radius: { reach } }: ReviewSource): string {
  const get =
    review.branch === undefined
      ? `Apply the patch: ${code('git apply --index fix.patch')} on ${code(review.base.slice(0, 12))}.`
      : `Look at the branch: ${code(`git diff ${review.base.slice(0, 12)} ${review.branch}`)}.`;
  const tests = reach?.tests ?? [];
  const direct = reach?.direct ?? [];
  return [
    get,
    tests.length === 0
      ? 'No test reaches these files: look at the places below yourself.'
      : `Run the tests that reach them: ${listed(tests)}.`,
    ...(direct.length === 0 ? [] : [`Look at what imports them: ${listed(direct)}.`]),
    review.branch === undefined
      ? 'Run the repository’s own checks.'
      : 'Run the repository’s own checks: the commit was made without its hooks.',
  ]
    .map((step, index) => `${index + 1}. ${step}`)
    .join('\n');
}

function listed(paths: readonly string[]): string {
  const rest = paths.length - listedPaths;
  const names = paths.slice(0, listedPaths).map(code).join(', ');
  return rest > 0 ? `${names} and ${rest} more` : names;
}

function origin({ review, hypothesis, evidence }: ReviewSource): string[] {
  const { successes, participants, underWay } = evidence;
  return [
    `The experiment ${code(review.experiment)}: ${escape(hypothesis.title)}. ${escape(beliefSentence(hypothesis.belief))}`,
    participants === 0
      ? noEvidence(underWay)
      : `Evidence so far: ${successes} of ${countOf(participants, 'participant', 'participants')} succeeded (${escape(hypothesis.criterion.metric)}).`,
  ];
}
