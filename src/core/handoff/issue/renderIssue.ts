import type { AcceptanceCriterion, Brief } from '../briefSchema.ts';
import { axes } from '../gaps/gap.ts';
import { isToBuild } from '../isToBuild.ts';
import { bullets, countOf, dayOf } from '../markdown/blocks.ts';
import { differenceLines, draftNotice, evidenceLine, reasonLines } from '../markdown/decisionSection.ts';
import { code, escape } from '../markdown/escape.ts';
import { scenarioWords } from '../markdown/scenarioWords.ts';

/** GitHub refuses a longer body (in characters, as it counts them). */
export const issueLimit = 65_536;

/**
 * The brief as the body of a GitHub issue: what is asked, on which evidence, and what to check it against. It has no pictures, as
 * an issue cannot show files of the lab, and no mentions; what does not fit gives way, the least important first.
 */
export function renderIssue(brief: Brief): string {
  const sections = [
    { keep: 0, blocks: head(brief) },
    { keep: 0, blocks: ['## Acceptance criteria', bullets(criteria(brief))] },
    { keep: 3, blocks: ['## Non-goals', bullets(brief.nonGoals.map(escape)) || 'None were named.'] },
    { keep: 4, blocks: ['## Production gaps', gapCounts(brief), gapList(brief)] },
    { keep: 2, blocks: ['## Data, privacy, security and accessibility', needs(brief)] },
    { keep: 3, blocks: ['## Open questions', questions(brief)] },
    { keep: 0, blocks: tail(brief) },
  ];
  for (let least = 4; least > 0; least -= 1) {
    const body = bodyOf(sections.filter(({ keep }) => keep <= least));
    if (body.length <= issueLimit) return body;
  }
  return cut(bodyOf([{ blocks: head(brief) }, { blocks: tail(brief) }]));
}

function bodyOf(sections: readonly { readonly blocks: readonly string[] }[]): string {
  const blocks = sections.flatMap((section) => section.blocks).filter((block) => block !== '');
  return `${withoutReferences(blocks.join('\n\n'))}\n`;
}

/**
 * GitHub makes mentions and references of what Markdown shows, also of what is escaped. A space without width keeps them apart,
 * as the bots do it; text in code is left alone by both.
 */
function withoutReferences(body: string): string {
  return body
    .split(/(`[^`\n]*`)/)
    .map((part) =>
      part.startsWith('`') ? part : part.replaceAll(/\\@|#(?=\d)/g, (found) => `${found.slice(-1)}&#8203;`),
    )
    .join('');
}

/** Texts have limits, so that this is not reached; it makes sure. */
function cut(body: string): string {
  return body.length <= issueLimit ? body : `${body.slice(0, issueLimit - 2).toWellFormed()}…\n`;
}

const asked = {
  build: 'Build it.',
  rebuild: 'Build it anew, to replace what is in production.',
  later: 'Nothing now: it is kept for later.',
  stop: 'Nothing: it is not to be built.',
} as const;

function head(brief: Brief): string[] {
  const { decision, hypothesis, handoff, status, bar } = brief;
  const what =
    decision?.outcome === 'validated' ? asked[handoff.disposition ?? 'build'] : 'Nothing to build.';
  return [
    ...draftNotice(brief),
    escape(hypothesis.belief),
    `**${evidenceLine(brief)}** Decision: ${decision?.outcome ?? 'none yet'}.`,
    ...differenceLines(brief),
    ...reasonLines(brief),
    ...(brief.evidence.participants > 0 ? [brief.evidence.strength] : []),
    '## What is asked',
    bullets([
      status === 'draft' ? 'Nothing yet: this is a draft.' : what,
      `For: ${escape(hypothesis.segment)}`,
      hypothesis.problem === '' ? '' : `Problem: ${escape(hypothesis.problem)}`,
      `Metric: ${escape(bar.metric)}`,
      handoff.baseline === '' ? '' : `Today: ${escape(handoff.baseline)}`,
      handoff.target === '' ? '' : `To be: ${escape(handoff.target)}`,
    ]),
  ];
}

/** Boxes to tick off only where something is to be built, as far as it is decided. */
function criteria(brief: Brief): string[] {
  const box = brief.status === 'draft' || isToBuild(brief) ? '[ ] ' : '';
  return brief.acceptanceCriteria.map((one) => `${box}${criterion(one)}`);
}

function criterion(one: AcceptanceCriterion): string {
  const { id, participants } = one;
  const { given, when, outcome } = scenarioWords(one);
  const tried = Object.values(participants).flat().length;
  const seen = tried === 0 ? 'not tested' : `${participants.completed.length} of ${tried} alone`;
  return `**${id}** (${seen}): **Given** ${given}, **when** ${when}, **then** ${outcome}`;
}

function gapCounts({ gaps }: Brief): string {
  if (gaps.length === 0) return 'Not looked at: there is no prototype.';
  const each = axes.map((axis) => `${gaps.filter((gap) => gap.axis === axis).length} ${axis}`);
  return `${countOf(gaps.length, 'gap', 'gaps')} (${each.join(', ')}), none addressed.`;
}

function gapList({ gaps }: Brief): string {
  return bullets(gaps.map(({ rule, inPlainWords }) => `${code(rule)}: ${escape(inPlainWords)}`));
}

function needs({ handoff }: Brief): string {
  const { privacy, security, accessibility } = handoff;
  return bullets([
    `Privacy: ${escape(privacy) || 'not written down'}`,
    `Security: ${escape(security) || 'not written down'}`,
    `Accessibility: ${escape(accessibility) || 'not written down'}`,
  ]);
}

function questions({ openQuestions }: Brief): string {
  return (
    bullets(
      openQuestions.map(
        ({ id, question, owner }) => `**${id}** ${escape(question)} (owner: ${escape(owner)})`,
      ),
    ) || 'None.'
  );
}

function tail({ experiment, lab, throwAway, asOf }: Brief): string[] {
  return [
    '## Where the rest is',
    `The whole brief, with pictures, sessions and the review form, is ${code(`experiments/${experiment.slug}/handoff/brief.md`)} of the lab ${escape(lab)}. The code of the prototype is not to be merged; it is to be thrown away on ${throwAway.until}, as of ${dayOf(asOf)}.`,
  ];
}
