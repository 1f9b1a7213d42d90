import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import { readModelSettings } from '../settings.ts';
import type { Command } from './command.ts';

/** Takes no argument by design: a key must not travel through keybindings, tasks or another extension's call. */
const argument = z.object({}).strict();

/** `footbridge.setApiKey`: asks for the key of the chosen server and keeps it in VS Code's secret storage. */
export function setApiKey(
  services: Services,
): Command<object, { provider: string; model: string } | undefined> {
  return {
    id: commandIds.setApiKey,
    argument,
    ask: async () => ({}),
    run: async () => {
      const { provider, name: model, baseUrl } = readModelSettings();
      if (provider !== 'openaiCompatible' || !URL.canParse(baseUrl))
        throw errors.modelNotConfigured(vscode.l10n.t('choose a model server first, then set its key.'));
      const key = await vscode.window.showInputBox({
        title: vscode.l10n.t('API key for {0}', new URL(baseUrl).host),
        prompt: vscode.l10n.t('Kept in the secret storage of this machine, sent to this server only.'),
        password: true,
        ignoreFocusOut: true,
      });
      if (!key) return undefined;
      await services.models.setKey(baseUrl, key.trim());
      return { provider, model };
    },
  };
}
