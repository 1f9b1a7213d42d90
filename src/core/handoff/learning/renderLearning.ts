import { stringify } from 'yaml';
import { escape, escapeHeading, oneLine } from '../markdown/escape.ts';
import type { Learning } from './learning.ts';

/**
 * A learning card as Markdown: what machines read on top, what a person wrote below. The evidence is told in words, without
 * anybody's code, as cards stay when participants withdraw.
 *
 * @param rest what somebody added to the card by hand, in parts of their own; see parseLearning.ts
 */
export function renderLearning(learning: Learning, rest = ''): string {
  const { observed, insight, action, ...facts } = learning;
  const parts = [
    `---\n${stringify(withPlainLines(facts), { lineWidth: 0 })}---`,
    `# ${escapeHeading(learning.title, learning.slug)}`,
    ...(oneLine(learning.belief) === '' ? [] : part('Belief', escape(learning.belief))),
    ...(oneLine(learning.segment) === '' ? [] : part('For whom', escape(learning.segment))),
    ...part('Observed', text(observed)),
    ...part('Insight', text(insight)),
    ...part('Action', text(action)),
    ...part('Supporting evidence', evidenceWords(learning)),
    ...(rest === '' ? [] : [rest]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function part(title: string, body: string): string[] {
  return [`## ${title}`, body];
}

/** Paragraphs stay apart, and each line ends where the person ended it. */
function text(words: string): string {
  return words
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n').map(escape).join('\\\n'))
    .join('\n\n');
}

/**
 * Few and short, as previews show them as a table. Not called `title`: to many readers of Markdown that would be a second heading
 * of the first level.
 */
function withPlainLines(facts: Omit<Learning, 'observed' | 'insight' | 'action'>) {
  const { slug, title, at, outcome, evidence, supersedes, schemaVersion, kind } = facts;
  return {
    schemaVersion,
    slug,
    name: oneLine(title),
    kind,
    at,
    ...(outcome !== undefined && { outcome }),
    successes: evidence.successes,
    participants: evidence.participants,
    metric: oneLine(evidence.metric),
    ...(supersedes !== undefined && { supersedes }),
  };
}

function evidenceWords({ evidence, outcome, slug, supersedes }: Learning): string {
  const { successes, participants, metric } = evidence;
  const people = participants === 1 ? 'participant' : 'participants';
  const counted =
    participants === 0
      ? 'Nobody was counted.'
      : `${successes} of ${participants} ${people}: ${escapeHeading(metric, 'the metric was not named')}.`;
  const decided = outcome === undefined ? 'Nothing was decided.' : `Verdict: ${outcome}.`;
  const lines = [
    `- ${counted}`,
    `- ${decided}`,
    `- Hypothesis and evidence: \`experiments/${slug}/\``,
    ...(supersedes === undefined ? [] : [`- Replaces [${supersedes}](${supersedes}.md)`]),
  ];
  return lines.join('\n');
}
