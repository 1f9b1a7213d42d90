import * as vscode from 'vscode';
import { learningBasis } from '../../app/learningBasis.ts';
import type { LabStore } from '../../app/ports.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { LearningNote } from '../../core/handoff/learning/learning.ts';
import { inOneLine } from './inOneLine.ts';

/**
 * Asks what was learnt, one question after the other: seen, meant, done, and which earlier learning it replaces.
 * @returns `undefined` when the person walks away
 */
export async function askLearning(
  experiment: Experiment,
  store: LabStore,
): Promise<LearningNote | undefined> {
  const { l10n } = vscode;
  const { evidence, earlier } = await learningBasis(experiment, store);
  const { successes, participants, metric } = evidence;
  const counted =
    participants === 0 ? '' : l10n.t('{0} of {1} participants: {2}.', successes, participants, metric);
  const observed = await ask(1, l10n.t('What was seen?'), earlier?.observed ?? counted);
  if (observed === undefined) return undefined;
  const insight = await ask(2, l10n.t('What does it mean?'), earlier?.insight ?? '');
  if (insight === undefined) return undefined;
  const action = await ask(3, l10n.t('What is done because of it?'), earlier?.action ?? '');
  if (action === undefined) return undefined;
  const supersedes = await askReplaced(experiment.slug, store);
  if (supersedes === undefined) return undefined;
  return { observed, insight, action, ...(supersedes !== '' && { supersedes }) };
}

async function ask(step: number, prompt: string, value: string): Promise<string | undefined> {
  const { l10n } = vscode;
  const { line, mark, read } = inOneLine(value);
  const asked = l10n.t('{0} Without names or codes of participants: it is kept for good.', prompt);
  const text = await vscode.window.showInputBox({
    title: l10n.t('What was learnt ({0} of 3)', step),
    prompt: mark === undefined ? asked : `${asked} ${l10n.t('{0} stands for a new line.', mark)}`,
    value: line,
    ignoreFocusOut: true,
    validateInput: (typed) =>
      /\S/.test(read(typed)) && read(typed).length <= 4000 ? undefined : l10n.t('1 to 4000 characters'),
  });
  return text === undefined ? undefined : read(text);
}

/** @returns the slug, empty for none, `undefined` when the person walks away */
async function askReplaced(slug: string, store: LabStore): Promise<string | undefined> {
  const { l10n } = vscode;
  const { records } = await store.readLearnings();
  const others = records.filter((learning) => learning.slug !== slug);
  if (others.length === 0) return '';
  const none = { label: l10n.t('None: it stands by itself'), slug: '' };
  const items = others.map(({ title, at, slug: other }) => ({
    label: title,
    description: at.slice(0, 10),
    slug: other,
  }));
  const chosen = await vscode.window.showQuickPick([none, ...items], {
    title: l10n.t('Does it replace an earlier learning?'),
    ignoreFocusOut: true,
  });
  return chosen?.slug;
}
