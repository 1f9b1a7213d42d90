import type { Brief } from '../briefSchema.ts';
import { noEvidence } from '../evidenceWords.ts';
import { axes } from '../gaps/gap.ts';
import { bullets, countOf, dayOf, table } from './blocks.ts';
import { escape, escapeHeading } from './escape.ts';

/** The first screenful: what it is, what was decided on which evidence, and what is asked of the reader. */
export function decisionSection(brief: Brief): string[] {
  return [
    `# Handoff brief: ${escapeHeading(brief.experiment.title, 'untitled experiment')}`,
    ...draftNotice(brief),
    escape(brief.hypothesis.belief),
    `## Decision: ${brief.decision?.outcome ?? 'none yet'}`,
    `**${evidenceLine(brief)}**${barLine(brief)}`,
    ...reasonLines(brief),
    table(
      ['In short', ''],
      [
        ['Asked of engineering', asked(brief)],
        ...(brief.evidence.participants > 0 ? [['How strong this is', brief.evidence.strength]] : []),
        ['Still open', `${countOf(brief.openQuestions.length, 'question', 'questions')} without an owner`],
        ['Left out for production', gapsLine(brief)],
        ['Code', `Not part of this handoff; thrown away on ${brief.throwAway.until}`],
        ['Records as of', dayOf(brief.asOf)],
      ],
    ),
  ];
}

function draftNotice({ status, blockers }: Brief): string[] {
  if (status === 'final') return [];
  if (blockers.length === 0) return ['> **Draft.** Nothing is missing, but it has not been handed off.'];
  const missing = blockers.map(({ message }) => escape(message));
  const lines = [
    `**Draft, not ready to hand off.** ${countOf(missing.length, 'thing is', 'things are')} missing:`,
    '',
    ...bullets(missing).split('\n'),
  ];
  return [lines.map((line) => `> ${line}`.trimEnd()).join('\n')];
}

function evidenceLine({ evidence }: Brief): string {
  const { participants, successes } = evidence;
  if (participants === 0) return noEvidence(evidence.underWay);
  return `${successes} of ${countOf(participants, 'person', 'people')} did every task without help.`;
}

function barLine({ evidence, bar }: Brief): string {
  const { passAtLeast, killAtMost, minimumParticipants: minimum } = bar;
  const set = ` The bar: ${passAtLeast} of ${minimum} to pass, ${killAtMost} or fewer to stop`;
  if (evidence.participants <= minimum) return `${set}.`;
  return `${set}; for ${evidence.participants} people that is ${evidence.passBar} and ${evidence.killBar}.`;
}

function reasonLines({ decision, evidence }: Brief): string[] {
  if (!decision)
    return evidence.participants === 0
      ? []
      : [`By the bar alone this is ${evidence.byTheBar}. Nobody has decided.`];
  const against =
    decision.outcome === decision.byTheBar
      ? []
      : [`**Decided against the bar**, which says ${decision.byTheBar}.`];
  return [
    ...against,
    `Decided on ${dayOf(decision.at)}: ${escape(decision.rationale) || 'no reason was written down.'}`,
  ];
}

function asked({ status, decision }: Brief): string {
  if (status === 'draft') return 'Nothing yet: this is a draft';
  if (decision?.outcome !== 'validated') return 'Nothing to build; read what was learnt';
  return 'Read this brief, then accept or return it under [Engineering review](#engineering-review)';
}

function gapsLine({ gaps }: Brief): string {
  if (gaps.length === 0) return 'Not looked at: there is no prototype';
  const each = axes.map((axis) => `${gaps.filter((gap) => gap.axis === axis).length} ${axis}`);
  return `[${countOf(gaps.length, 'gap', 'gaps')}](#production-gaps): ${each.join(', ')}; none addressed`;
}
