import { variantName } from '../../evidence/variantName.ts';
import type { Brief, BriefComparison, BriefVariant } from '../briefSchema.ts';
import { duration, percent, percentRange } from '../figureWords.ts';
import { bullets, countOf, table } from './blocks.ts';
import { code, escape, variantWords } from './escape.ts';
import { pictureLines } from './pictureLines.ts';

/** The counts against the bar, then what they say of everybody, then how each task went. */
export function figureSections(brief: Brief): string[] {
  const { evidence } = brief;
  return [
    barTable(brief),
    ...pictureLines(brief, 'interval'),
    ...changeLines(evidence.variants),
    ...comparisonLines(evidence.comparisons),
    'Likely share of everybody: adjusted Wald interval, 95 %. Chance: exact, taking every share as equally likely beforehand (uniform prior).',
    '### Task by task',
    ...taskNames(brief),
    taskTable(brief),
    ...pictureLines(brief, 'funnel'),
    ...ratingLines(evidence.variants),
  ];
}

function barTable({ evidence, bar }: Brief): string {
  const { variants, chanceShare } = evidence;
  return table(
    [
      'Variant',
      'Every task alone',
      'The bar',
      'By the bar',
      'Likely share of everybody',
      `Chance of more than ${percent(chanceShare)}`,
    ],
    variants.map(
      ({ variant, successes, participants, passBar, killBar, byTheBar, interval, chanceOfTarget }) => [
        escape(variantName(variant)),
        `${successes} of ${participants}`,
        `${passBar} to pass, ${killBar} to stop, of ${Math.max(participants, bar.minimumParticipants)}`,
        byTheBar,
        interval === undefined ? 'unknown' : percentRange(interval),
        chanceOfTarget === undefined ? 'unknown' : percent(chanceOfTarget),
      ],
    ),
  );
}

function changeLines(variants: readonly BriefVariant[]): string[] {
  const lines = variants.flatMap(({ variant, change }) =>
    change === undefined ? [] : [`${variantWords(variant, 'Variant')}: ${escape(change)}`],
  );
  return lines.length === 0 ? [] : [bullets(lines)];
}

/** Never "significant": so few people can only hint at a difference. */
function comparisonLines(comparisons: readonly BriefComparison[]): string[] {
  if (comparisons.length === 0) return [];
  return ['Variants side by side, **indicative only**:', bullets(comparisons.map(comparisonLine))];
}

function comparisonLine(comparison: BriefComparison): string {
  const { a, b, chance, leftOut } = comparison;
  const said = `the chance that more of everybody can do it with ${variantWords(a)} is ${percent(chance)}.`;
  if (comparison.kind === 'between') {
    const { counts } = comparison;
    return `${variantWords(a, 'Variant')} ${counts.a.successes} of ${counts.a.participants}, ${variantWords(b)} ${counts.b.successes} of ${counts.b.participants}, by different people${leftOut === 0 ? '' : ` (${leftOut} tried both and ${leftOut === 1 ? 'counts' : 'count'} only where they began)`}: ${said}`;
  }
  const { both, onlyA, onlyB, neither } = comparison.counts;
  const people = countOf(both + onlyA + onlyB + neither, 'person', 'people');
  const others = leftOut === 0 ? '' : ` (${leftOut} who tried only one left out)`;
  return `${people} tried both${others}: ${onlyA} managed only ${variantWords(a)}, ${onlyB} only ${variantWords(b)}, ${both} both, ${neither} neither. Going by those who managed one of them, ${said}`;
}

/** The tables below have room for their ids only. */
function taskNames({ acceptanceCriteria }: Brief): string[] {
  if (acceptanceCriteria.length === 0) return [];
  return [
    'Each task that people tried is an acceptance criterion of this brief:',
    bullets(acceptanceCriteria.map(({ id, when }) => `${id}: ${escape(when)}`)),
  ];
}

function taskTable({ evidence, acceptanceCriteria }: Brief): string {
  const several = evidence.variants.length > 1;
  const rows = evidence.variants.flatMap(({ variant, tasks }) =>
    tasks.map((figures) => [
      acceptanceCriteria.find(({ task }) => task === figures.task)?.id ?? code(figures.task),
      ...(several ? [escape(variantName(variant))] : []),
      ...[figures.begun, figures.completed, figures.assisted, figures.failed, figures.abandoned].map(String),
      timeOf(figures),
      figures.seq === undefined ? 'not asked' : `${figures.seq.mean.toFixed(1)} (${figures.seq.n} asked)`,
    ]),
  );
  const head = ['Began', 'Alone', 'With help', 'Failed', 'Gave up', 'Time alone', 'Ease, 1 to 7'];
  return table(['Task', ...(several ? ['Variant'] : []), ...head], rows);
}

/** Of fewer people, or wider than from one to so many times as much, a range of times says nothing. */
const fewestForRange = 3;
const widestRange = 20;

function timeOf({ seconds }: BriefVariant['tasks'][number]): string {
  if (seconds === undefined) return 'not measured';
  const { mean, n, interval } = seconds;
  if (interval === undefined || n < fewestForRange || interval.upper > widestRange * interval.lower)
    return `${duration(mean)} (${n} timed)`;
  return `${duration(mean)} (${n} timed, ${duration(interval.lower)} to ${duration(interval.upper)})`;
}

function ratingLines(variants: readonly BriefVariant[]): string[] {
  const rated = variants.flatMap(({ variant, umuxLite }) =>
    umuxLite === undefined
      ? []
      : [
          `${variantWords(variant, 'Variant')}: ${Math.round(umuxLite.mean)} of 100 by ${countOf(umuxLite.n, 'person', 'people')} (UMUX-Lite)`,
        ],
  );
  const told =
    'Times are geometric means of those who managed alone, with their 95 % interval where there are enough of them to tell; ease is the Single Ease Question, 7 is very easy.';
  return [told, ...(rated.length === 0 ? [] : [bullets(rated)])];
}
