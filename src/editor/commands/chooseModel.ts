import * as vscode from 'vscode';
import * as z from 'zod';
import { commandIds } from '../contributions.ts';
import { providerIds, readModelSettings, writeModelSettings, type ProviderId } from '../settings.ts';
import type { Command } from './command.ts';

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

/** Servers that speak the OpenAI protocol, with the address each documents. */
const servers = [
  { label: 'OpenAI', baseUrl: 'https://api.openai.com/v1' },
  { label: 'Azure OpenAI', baseUrl: 'https://YOUR-RESOURCE.openai.azure.com/openai/v1' },
  { label: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1' },
  { label: 'Ollama', baseUrl: 'http://localhost:11434/v1' },
  { label: 'LM Studio', baseUrl: 'http://localhost:1234/v1' },
  { label: 'vLLM', baseUrl: 'http://localhost:8000/v1' },
  { label: 'llama.cpp', baseUrl: 'http://localhost:8080/v1' },
] as const;

/** Where every other server of the kind is entered by hand. */
const anyServer = 'https://';

/** `footbridge.chooseModel`: which model makes prototypes. Written to the user's own settings, never the workspace's. */
export function chooseModel(): Command<Argument, { provider: ProviderId; model: string }> {
  return {
    id: commandIds.chooseModel,
    argument,
    ask,
    run: async ({ provider, model, baseUrl }) => {
      await writeModelSettings({ provider, name: model, baseUrl });
      return { provider, model: model ?? readModelSettings().name };
    },
    announce: async ({ provider }) => {
      if (provider === 'openaiCompatible') await offerKey();
    },
  };
}

async function ask(): Promise<Argument | undefined> {
  const l10n = vscode.l10n;
  const choices = [
    {
      label: l10n.t('Offline starter'),
      description: l10n.t('no account, no network, made without AI'),
      provider: 'starter' as const,
      baseUrl: '',
    },
    {
      label: l10n.t('A model in VS Code'),
      description: l10n.t('for example GitHub Copilot'),
      provider: 'vscode' as const,
      baseUrl: '',
    },
    ...servers.map((server) => ({
      label: server.label,
      description: server.baseUrl,
      provider: 'openaiCompatible' as const,
      baseUrl: server.baseUrl,
    })),
    {
      label: l10n.t('Another OpenAI-compatible server'),
      description: l10n.t('you enter its address'),
      provider: 'openaiCompatible' as const,
      baseUrl: anyServer,
    },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: l10n.t('What makes the prototypes?'),
    matchOnDescription: true,
  });
  if (!chosen) return undefined;
  if (chosen.provider === 'starter') return { provider: 'starter' };
  if (chosen.provider === 'vscode') return await askEditorModel();
  return await askServer(chosen.baseUrl);
}

async function askEditorModel(): Promise<Argument | undefined> {
  const models = await vscode.lm.selectChatModels();
  if (models.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No model is available in VS Code. Install and sign in to an extension that brings one, such as GitHub Copilot.',
      ),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    models.map((model) => ({ label: model.name, description: model.vendor, id: model.id })),
    { title: vscode.l10n.t('Which model?') },
  );
  return chosen && { provider: 'vscode', model: chosen.id };
}

async function askServer(suggestion: string): Promise<Argument | undefined> {
  const baseUrl = await vscode.window.showInputBox({
    title: vscode.l10n.t('Address of the model server'),
    prompt: vscode.l10n.t('The base URL, ending in /v1 for most servers.'),
    value: suggestion,
    validateInput: (value) => (isHttp(value) ? undefined : vscode.l10n.t('This is not an http(s) address.')),
  });
  if (baseUrl === undefined) return undefined;
  const model = await vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the model'),
    prompt: vscode.l10n.t('As the provider writes it; Azure wants the name of your deployment.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('The name is missing.') : undefined),
  });
  return model === undefined ? undefined : { provider: 'openaiCompatible', model: model.trim(), baseUrl };
}

function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

async function offerKey(): Promise<void> {
  const set = vscode.l10n.t('Set API Key');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Does this server want an API key? Local servers usually do not.'),
    set,
  );
  if (answer === set) await vscode.commands.executeCommand(commandIds.setApiKey);
}
