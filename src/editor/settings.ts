import * as vscode from 'vscode';
import * as z from 'zod';
import { settingKeys } from './contributions.ts';

/** How a model is reached. `starter` is the built-in generator that needs no account. */
export const providerIds = ['starter', 'openaiCompatible', 'vscode'] as const;
export type ProviderId = (typeof providerIds)[number];

const modelSchema = z.object({
  provider: z.enum(providerIds).catch('starter'),
  name: z.string().catch(''),
  baseUrl: z.string().catch(''),
  idleTimeoutSeconds: z.number().min(5).max(600).catch(60),
});
export type ModelSettings = z.infer<typeof modelSchema>;

/**
 * Reads the model settings. They are declared with machine scope, so that VS Code itself ignores them in
 * a workspace: a repository must not choose where prompts are sent. A value of the wrong type counts as
 * not set.
 */
export function readModelSettings(): ModelSettings {
  const read = (key: string): unknown => vscode.workspace.getConfiguration().get(key);
  return modelSchema.parse({
    provider: read(settingKeys.modelProvider),
    name: read(settingKeys.modelName),
    baseUrl: read(settingKeys.modelBaseUrl),
    idleTimeoutSeconds: read(settingKeys.modelIdleTimeout),
  });
}

/** Writes the user's choice of model into their own settings; what is `undefined` stays as it is. */
export async function writeModelSettings(choice: {
  provider: ProviderId;
  name: string | undefined;
  baseUrl: string | undefined;
}): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const target = vscode.ConfigurationTarget.Global;
  await configuration.update(settingKeys.modelProvider, choice.provider, target);
  const { name, baseUrl } = choice;
  if (name !== undefined) await configuration.update(settingKeys.modelName, name, target);
  if (baseUrl !== undefined) await configuration.update(settingKeys.modelBaseUrl, baseUrl, target);
}

export const boundaryModes = ['off', 'warn'] as const;
export type BoundaryMode = (typeof boundaryModes)[number];

/** Whether warnings are shown; anything unreadable means they are (the guard fails closed). */
export function readBoundaryMode(): BoundaryMode {
  const value: unknown = vscode.workspace.getConfiguration().get(settingKeys.boundaryMode);
  return z.enum(boundaryModes).catch('warn').parse(value);
}
