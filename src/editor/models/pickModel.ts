import * as vscode from 'vscode';
import type { ModelTraits } from '../../core/generation/modelTurn.ts';
import type { ListedModel } from '../../node/models/modelList.ts';

interface ModelItem extends vscode.QuickPickItem {
  /** `undefined` for the item that asks for the name. */
  readonly id: string | undefined;
}

/** Lets the user pick one of a server's models, or enter a name; `undefined` when they walk away. */
export async function pickListed(models: readonly ListedModel[]): Promise<string | undefined> {
  const items = models
    .filter(({ chats }) => chats)
    .map(({ id, traits }) => ({ label: id, description: describeTraits(traits), id }));
  return await pick(items);
}

/** The same for the models that extensions bring to VS Code. Listing them asks for no consent. */
export async function pickVscodeModel(): Promise<string | undefined> {
  const models = await vscode.lm.selectChatModels();
  if (models.length > 0)
    return await pick(
      models.map(({ id, name, vendor, maxInputTokens }) => ({
        label: name,
        description: [vendor, describeTraits({ contextTokens: maxInputTokens })].filter(Boolean).join(', '),
        id,
      })),
    );
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'No model is available in VS Code. Install and sign in to an extension that brings one, such as GitHub Copilot.',
    ),
  );
  return undefined;
}

/** Asks for a model's name; `undefined` when the user walks away. */
export async function askName(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the model'),
    prompt: vscode.l10n.t('As the provider writes it; Azure wants the name of your deployment.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('The name is missing.') : undefined),
  });
  return name?.trim();
}

async function pick(items: readonly ModelItem[]): Promise<string | undefined> {
  const byHand: ModelItem = {
    label: vscode.l10n.t('$(edit) Enter the name…'),
    alwaysShow: true,
    id: undefined,
  };
  const chosen = await vscode.window.showQuickPick([...items, byHand], {
    title: vscode.l10n.t('Which model?'),
    matchOnDescription: true,
  });
  return chosen && (chosen.id ?? (await askName()));
}

/** Such as "128,000 tokens, sees images, $2.50 in and $10 out per million". */
function describeTraits({ contextTokens, seesImages, price }: ModelTraits): string {
  const l10n = vscode.l10n;
  const facts = [
    contextTokens === undefined
      ? ''
      : l10n.t('{0} tokens', contextTokens.toLocaleString(vscode.env.language)),
    seesImages === true ? l10n.t('sees images') : '',
    price ? l10n.t('${0} in and ${1} out per million', money(price.input), money(price.output)) : '',
  ];
  return facts.filter(Boolean).join(', ');
}

function money(dollars: number): string {
  return dollars.toLocaleString(vscode.env.language, { maximumFractionDigits: 3 });
}
