import * as vscode from 'vscode';
import type { ExplanationPage } from '../../core/boundary/explanationPage.ts';
import type { LeakRule } from '../../core/boundary/leaks/leak.ts';
import { leakLessons } from '../../core/boundary/leaks/leakTexts.ts';
import { commandIds } from '../contributions.ts';
import { commandLink } from './boundaryWords.ts';

/**
 * Puts a kind of leak onto the page about a file: what it is, why it matters, what could break, what to do. Why the file
 * itself matters stays below.
 */
export function withLeak(page: ExplanationPage, rule: LeakRule): ExplanationPage {
  const { l10n } = vscode;
  const { what, why, risk, instead } = leakLessons[rule];
  const [aboutFile] = page.sections;
  return {
    ...page,
    happened: l10n.t(what),
    sections: [
      { heading: l10n.t('Why does this matter?'), text: l10n.t(why) },
      { heading: l10n.t('What could break'), text: l10n.t(risk) },
      { heading: l10n.t('What to do'), text: l10n.t(instead) },
      ...(aboutFile ? [{ heading: l10n.t('Where this file stands'), text: aboutFile.text }] : []),
    ],
    facts: [{ label: l10n.t('Leak'), value: rule }, ...page.facts],
    actions: [
      ...page.actions,
      { label: l10n.t('Find Leaks Again'), href: commandLink(commandIds.findLeaks) },
    ],
  };
}
