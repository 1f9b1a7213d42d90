import * as vscode from 'vscode';
import * as z from 'zod';
import type { ModelChoice } from '../models/modelChoice.ts';
import { askName, pickListed, pickVscodeModel } from '../models/pickModel.ts';
import { pickServer, type ServerChoice } from '../models/pickServer.ts';
import type { Services } from '../services.ts';
import { providerIds, readModelSettings, writeModelSettings, type ProviderId } from '../settings.ts';
import type { Command } from './command.ts';
import { askForKey } from './setApiKey.ts';

/** What is left out stays as it is set. */
const argument = z.object({
  provider: z.enum(providerIds),
  model: z.string().trim().min(1).max(200).optional(),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
});
type Argument = z.infer<typeof argument>;

/** `footbridge.chooseModel`: which model makes prototypes. Written to the user's own settings, never the workspace's. */
export function chooseModel({
  models,
}: Services): Command<Argument, { provider: ProviderId; model: string }> {
  return {
    argument,
    ask: () => ask(models),
    run: async ({ provider, model, baseUrl }) => {
      await writeModelSettings({ provider, name: model, baseUrl });
      return { provider, model: model ?? readModelSettings().name };
    },
    // Not awaited: a slow server must not hold up what the user does next.
    announce: async () => void models.refresh(new AbortController().signal),
  };
}

async function ask(models: ModelChoice): Promise<Argument | undefined> {
  const choice = await pickServer();
  if (!choice) return undefined;
  if (choice.provider === 'starter') return { provider: 'starter' };
  if (choice.provider === 'vscode') {
    const model = await pickVscodeModel();
    return model === undefined ? undefined : { provider: 'vscode', model };
  }
  const baseUrl = choice.asksAddress ? await askAddress(choice.baseUrl) : choice.baseUrl;
  if (baseUrl === undefined) return undefined;
  const model = await askModel(models, baseUrl, choice);
  return model === undefined ? undefined : { provider: 'openaiCompatible', model, baseUrl };
}

async function askAddress(suggestion: string): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: vscode.l10n.t('Address of the model server'),
    prompt: vscode.l10n.t('The base URL, ending in /v1 for most servers.'),
    value: suggestion,
    ignoreFocusOut: true,
    validateInput: (value) => (isHttp(value) ? undefined : vscode.l10n.t('This is not an http(s) address.')),
  });
}

/** Offers the server's own list where it has one; a server that wants a key first is given one. */
async function askModel(
  models: ModelChoice,
  baseUrl: string,
  { models: found }: ServerChoice,
): Promise<string | undefined> {
  if (found && found.length > 0) return await pickListed(found);
  if (!vscode.workspace.isTrusted) return await askName();
  if (isRemote(baseUrl) && !(await models.hasKey(baseUrl)) && !(await keepKey(models, baseUrl)))
    return undefined;
  let listing = await list(models, baseUrl);
  if (listing?.refusesKey === true) {
    if (!(await keepKey(models, baseUrl))) return undefined;
    listing = await list(models, baseUrl);
  }
  return listing?.models && listing.models.length > 0 ? await pickListed(listing.models) : await askName();
}

/** Asks for a key and keeps it; an empty one is passed over. `false` when the user walked away. */
async function keepKey(models: ModelChoice, baseUrl: string): Promise<boolean> {
  const key = await askForKey(baseUrl);
  if (key === undefined) return false;
  if (key !== '') await models.setKey(baseUrl, key);
  return true;
}

/** `undefined` when the server does not answer: the name can be entered all the same. */
async function list(models: ModelChoice, baseUrl: string) {
  const title = vscode.l10n.t('Asking {0} for its models…', new URL(baseUrl).host);
  const where = { location: vscode.ProgressLocation.Window, title };
  return await vscode.window.withProgress(where, () =>
    models.offered(baseUrl, new AbortController().signal).catch(() => undefined),
  );
}

function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Providers over https want a key; what runs on one's own machine says so itself when it does. */
function isRemote(baseUrl: string): boolean {
  return new URL(baseUrl).protocol === 'https:';
}
