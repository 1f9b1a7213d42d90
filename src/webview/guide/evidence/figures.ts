import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { chanceWord, likelihoodWord } from '../plan/planWords.ts';
import { secondsWords, variantName } from '../words.ts';

export type VariantFigures = ReadingView['variants'][number];
export type TaskFigures = VariantFigures['tasks'][number];
type Mean = NonNullable<TaskFigures['time']>;
type Bounds = NonNullable<VariantFigures['interval']>;

/** Two shares, such as "36 % to 98 %". */
export function boundsWords({ lower, upper }: Bounds): string {
  const format = new Intl.NumberFormat(language(), { style: 'percent' });
  return l10n.t('{0} to {1}', format.format(lower), format.format(upper));
}

/** What so few people say of all people like them. */
export function intervalSentence({ interval }: VariantFigures): string | undefined {
  if (!interval) return undefined;
  const format = new Intl.NumberFormat(language(), { style: 'percent' });
  return l10n.t(
    'Of all people like them, likely between {0} and {1} would do it alone.',
    format.format(interval.lower),
    format.format(interval.upper),
  );
}

/** How likely it is that the true share beats what the bar asks, or comes near it where the bar asks for everybody. */
export function chanceSentence(
  { chanceOfTarget, likelihood }: VariantFigures,
  { target, chanceShare }: ReadingView,
): string | undefined {
  if (chanceOfTarget === undefined || likelihood === undefined) return undefined;
  const format = new Intl.NumberFormat(language(), { style: 'percent' });
  const share = format.format(chanceShare);
  const [word, chance] = [likelihoodWord(likelihood), chanceWord(chanceOfTarget)];
  return target < 1
    ? l10n.t('The bar asks for {0} of people. That more than that would is {1} ({2}).', share, word, chance)
    : l10n.t(
        'The bar asks for everybody. That more than {0} of people would is {1} ({2}).',
        share,
        word,
        chance,
      );
}

/** How long a task took those who did it alone, such as "typically 48 s (30 s to 1 min 17 s)"; nothing where nobody did. */
export function timeWords({ time }: TaskFigures): string | undefined {
  if (!time || time.n === 0) return undefined;
  return time.interval
    ? l10n.t(
        'typically {0} ({1} to {2})',
        secondsWords(time.mean),
        secondsWords(time.interval.lower),
        secondsWords(time.interval.upper),
      )
    : time.n === 1
      ? l10n.t('{0}, from one person', secondsWords(time.mean))
      : l10n.t('typically {0}', secondsWords(time.mean));
}

/** How easy people found a task, such as "ease 5.5 of 7 (4 people)". */
export function easeWords({ seq }: TaskFigures): string | undefined {
  if (!seq || seq.n === 0) return undefined;
  return seq.n === 1
    ? l10n.t('ease {0} of 7 (1 person)', meanWords(seq))
    : l10n.t('ease {0} of 7 ({1} people)', meanWords(seq), seq.n);
}

/** Never nothing: a chance that is there is not 0.000. */
export function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`;
}

/** A mean with one digit. */
export function meanWords({ mean }: Mean): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(mean);
}

/** Several variants in one line, such as "A and B". */
export function variantNames(variants: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(variants.map(variantName));
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
