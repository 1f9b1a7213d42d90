import * as vscode from 'vscode';

/**
 * Asks before a variant is changed that people have tried: their count would be that of two prototypes.
 *
 * @param people how many have tried it
 * @param canBeVariant whether what is asked for can be a variant of its own
 * @returns what to do, or `undefined` to do nothing
 */
export async function askBeforeChange(
  variant: string,
  people: number,
  canBeVariant: boolean,
): Promise<'change' | 'variant' | undefined> {
  const name = variant.toUpperCase();
  const asNew = vscode.l10n.t('Make It a New Variant');
  const anyway = vscode.l10n.t('Change {0} All the Same', name);
  const question =
    people === 1
      ? vscode.l10n.t('1 person has tried {0}. Changed now, its count would mix two prototypes.', name)
      : vscode.l10n.t(
          '{0} people have tried {1}. Changed now, its count would mix two prototypes.',
          people,
          name,
        );
  const detail = vscode.l10n.t('A change is recorded and shown beside the result.');
  const buttons = canBeVariant ? [asNew, anyway] : [anyway];
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...buttons);
  if (choice === undefined) return undefined;
  return choice === asNew ? 'variant' : 'change';
}
