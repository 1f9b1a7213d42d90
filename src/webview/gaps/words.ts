import * as l10n from '@vscode/l10n';
import type { Axis, Confidence } from '../../protocol/gaps.ts';

/** The axes in the order in which the page lists them. */
export const axes = ['scale', 'resilience', 'security', 'maintainability'] as const satisfies readonly Axis[];

export function axisName(axis: Axis): string {
  return {
    scale: l10n.t('Scale'),
    resilience: l10n.t('Resilience'),
    security: l10n.t('Security'),
    maintainability: l10n.t('Maintainability'),
  }[axis];
}

/** What an axis is about, in one question. */
export function axisQuestion(axis: Axis): string {
  return {
    scale: l10n.t('What if many people use it, with real amounts of data?'),
    resilience: l10n.t('What if something fails, or somebody slips?'),
    security: l10n.t('What if somebody means harm, or the data is about people?'),
    maintainability: l10n.t('What if others have to understand and change it for years?'),
  }[axis];
}

/** How sure the scan is, in a word. */
export function confidenceName(confidence: Confidence): string {
  return {
    certain: l10n.t('Certain'),
    likely: l10n.t('Likely'),
    possible: l10n.t('Possible'),
  }[confidence];
}

/** What that word means. */
export function confidenceMeaning(confidence: Confidence): string {
  return {
    certain: l10n.t('True of every prototype, or unmistakable in the code.'),
    likely: l10n.t('The code shows a telling pattern.'),
    possible: l10n.t('A hint. An engineer sees at a glance whether it is one.'),
  }[confidence];
}

/** The sentence under the heading: what the prototype is good for, and how much is left to engineering. */
export function headSentence(title: string, count: number): string {
  return count === 1
    ? l10n.t(
        'The prototype of “{0}” is made to be tried, and for that it is good enough. Before customers rely on it, engineering would do one thing differently.',
        title,
      )
    : l10n.t(
        'The prototype of “{0}” is made to be tried, and for that it is good enough. Before customers rely on it, engineering would do {1} things differently.',
        title,
        count,
      );
}
