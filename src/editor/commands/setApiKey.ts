import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { readModelSettings } from '../settings.ts';
import type { Command } from './command.ts';

/** What a person typed. */
interface KeyEntry {
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string;
}

/** Nothing passes: a key must not travel through keybindings, tasks or another extension's call. */
const argument = z.custom<KeyEntry>(() => false, 'a key is typed by a person, run it without an argument.');

/** `footbridge.setApiKey`: asks for the key of the chosen server and keeps it in VS Code's secret storage. */
export function setApiKey(services: Services): Command<KeyEntry, { provider: string; model: string }> {
  return {
    argument,
    ask: askKey,
    run: async ({ baseUrl, model, key }) => {
      await services.models.setKey(baseUrl, key);
      return { provider: 'openaiCompatible', model };
    },
  };
}

async function askKey(): Promise<KeyEntry | undefined> {
  const { provider, name: model, baseUrl } = readModelSettings();
  if (provider !== 'openaiCompatible' || !URL.canParse(baseUrl))
    throw errors.modelNotConfigured(vscode.l10n.t('choose a model server first, then set its key.'));
  const key = await askForKey(baseUrl);
  return key ? { baseUrl, model, key } : undefined;
}

/** Asks a person for the key of a server; empty when they leave it out, `undefined` when they walk away. */
export async function askForKey(baseUrl: string): Promise<string | undefined> {
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', new URL(baseUrl).host),
    prompt: vscode.l10n.t('Kept in the secret storage of this machine, sent to this server only.'),
    password: true,
    ignoreFocusOut: true,
  });
  return key?.trim();
}
