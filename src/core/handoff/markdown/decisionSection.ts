import { barChanges } from '../../evidence/barChanges.ts';
import { barChangeWords } from '../barChangeWords.ts';
import { nobodyYet, type Brief } from '../briefSchema.ts';
import { noEvidence } from '../evidenceWords.ts';
import { caveatWords } from '../caveatWords.ts';
import { likelihood, percent, percentRange } from '../figureWords.ts';
import { axes } from '../gaps/gap.ts';
import { isToBuild } from '../isToBuild.ts';
import { bullets, countOf, dayOf, table } from './blocks.ts';
import { escape, escapeHeading, quoted, variantWords } from './escape.ts';

/** The first screenful: what it is, what was decided on which evidence, and what is asked of the reader. */
export function decisionSection(brief: Brief): string[] {
  return [
    `# Handoff brief: ${escapeHeading(brief.experiment.title, 'untitled experiment')}`,
    ...draftNotice(brief),
    escape(brief.hypothesis.belief),
    `## Decision: ${brief.decision?.outcome ?? 'none yet'}`,
    `**${evidenceLine(brief)}**${barLine(brief)}`,
    ...differenceLines(brief),
    ...barChangeLines(brief),
    ...chanceLines(brief),
    ...reasonLines(brief),
    table(
      ['In short', ''],
      [
        ['Asked of engineering', asked(brief)],
        ...(brief.evidence.participants > 0 ? [['How strong this is', brief.evidence.strength]] : []),
        ...metricRow(brief),
        ['Still open', stillOpen(brief)],
        ['Left out for production', gapsLine(brief)],
        ['Code', `Not part of this handoff; to be thrown away on ${brief.throwAway.until}`],
        ['Records as of', dayOf(brief.asOf)],
      ],
    ),
  ];
}

/** Says on top that a brief is a draft, and what is missing; nothing for a final one. */
export function draftNotice({ status, blockers }: Brief): string[] {
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

/** What the variant that was decided on was to change, and that it does not where the starter could not make it. */
export function differenceLines({ evidence }: Brief): string[] {
  const shown = evidence.variants.find(({ variant }) => variant === evidence.variant);
  if (shown?.change === undefined) return [];
  const { variant, change, footnoteOnly } = shown;
  if (footnoteOnly === undefined)
    return [`${variantWords(variant, 'Variant')} was made to try this: ${quoted(change)}.`];
  return [
    `**${caveatWords({ code: 'footnoteOnly', variant, from: footnoteOnly })}** Asked for: ${quoted(change)}.`,
  ];
}

/** Whether there are variants to tell apart by name. */
export function hasVariants({ evidence, provenance }: Brief): boolean {
  return (
    evidence.variants.length > 1 ||
    (provenance.variant !== undefined && provenance.variant !== evidence.variant)
  );
}

/** The count that the outcome rests on, in one sentence. */
export function evidenceLine({ evidence }: Brief): string {
  const { participants, successes, variants, variant } = evidence;
  const named = variants.some((one) => one.variant !== variant) ? variantWords(variant) : undefined;
  if (participants === 0) return noEvidence(evidence.underWay, named);
  const which = named === undefined ? '' : ` with ${named}`;
  return `${successes} of ${countOf(participants, 'person', 'people')} did every task without help${which}.`;
}

function barLine({ evidence, bar }: Brief): string {
  const { passAtLeast, killAtMost, minimumParticipants: minimum } = bar;
  const set = ` The bar: ${passAtLeast} of ${minimum} to pass, ${killAtMost} or fewer to stop`;
  if (evidence.participants <= minimum) return `${set}.`;
  return `${set}; for ${evidence.participants} people that is ${evidence.passBar} and ${evidence.killBar}.`;
}

/** A bar that was moved after it was fixed is no bar any more, so that is said right beside it. */
function barChangeLines({ amendments }: Brief): string[] {
  const changes = barChanges(amendments);
  if (changes === 0) return [];
  const how = amendments.flatMap(({ bar }) => (bar ? [escape(barChangeWords(bar))] : [])).join('; then ');
  return [
    `**The bar was changed after the lock (${changes === 1 ? 'once' : `${changes} times`})**${how === '' ? '.' : `: ${how}.`}`,
  ];
}

/** What the count says of everybody, for the variant that the outcome rests on. */
function chanceLines({ evidence }: Brief): string[] {
  const { variants, variant, chanceShare } = evidence;
  const deciding = variants.find((one) => one.variant === variant);
  if (deciding?.interval === undefined || deciding.chanceOfTarget === undefined) return [];
  return [
    `Of everybody like them, likely ${percentRange(deciding.interval)} can do it. That more than ${percent(chanceShare)} can is ${likelihood(deciding.chanceOfTarget)} (${percent(deciding.chanceOfTarget)}).`,
  ];
}

/** Who decided what and why, and what the bar says where that differs. */
export function reasonLines({ decision, evidence }: Brief): string[] {
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
    `Decided on ${dayOf(decision.at)}${by(decision)}: ${escape(decision.rationale) || 'no reason was written down.'}`,
  ];
}

function by({ by: who = '' }: NonNullable<Brief['decision']>): string {
  return who.trim() === '' ? '' : ` by ${escape(who)}`;
}

const askedFor = {
  build: 'Build it',
  rebuild: 'Build it anew, to replace what is in production',
  later: 'Nothing now: it is kept for later',
  stop: 'Nothing to build, although it was validated',
} as const;

function asked({ status, decision, handoff }: Brief): string {
  if (status === 'draft') return 'Nothing yet: this is a draft';
  const answer = '[accept or return it](#engineering-review)';
  if (decision?.outcome !== 'validated') return 'Nothing to build; read what was learnt';
  const what = askedFor[handoff.disposition ?? 'build'];
  return isToBuild({ decision, handoff })
    ? `${what}. Before anybody begins, read this brief and ${answer}`
    : `${what}. Read this brief and ${answer}`;
}

function metricRow({ handoff, bar }: Brief): string[][] {
  const { baseline, target } = handoff;
  if (baseline === '' && target === '') return [];
  const known = [
    ...(baseline === '' ? [] : [`today ${escape(baseline)}`]),
    ...(target === '' ? [] : [`to be ${escape(target)}`]),
  ];
  return [['In production', `${escape(bar.metric)}: ${known.join('; ')}`]];
}

function stillOpen({ openQuestions }: Brief): string {
  if (openQuestions.length === 0) return 'Nothing';
  const alone = openQuestions.filter(({ owner }) => owner === nobodyYet).length;
  const questions = `[${countOf(openQuestions.length, 'question', 'questions')}](#open-questions)`;
  return alone === 0 ? `${questions}, each with an owner` : `${questions}, ${alone} without an owner`;
}

function gapsLine({ gaps }: Brief): string {
  if (gaps.length === 0) return 'Not looked at: there is no prototype';
  const each = axes.map((axis) => `${gaps.filter((gap) => gap.axis === axis).length} ${axis}`);
  return `[${countOf(gaps.length, 'gap', 'gaps')}](#production-gaps): ${each.join(', ')}; none addressed`;
}
