import * as vscode from 'vscode';
import * as z from 'zod';
import type { ModelTraits } from '../core/generation/modelTurn.ts';
import type { SpendingCaps } from '../core/generation/spending.ts';
import { settingKeys } from './contributions.ts';

/** How a model is reached. `starter` is the built-in generator that needs no account. */
export const providerIds = ['starter', 'openaiCompatible', 'vscode'] as const;
export type ProviderId = (typeof providerIds)[number];

/** A whole number of tokens; 0, the default, stands for none. */
const limit = (maximum: number) => z.number().int().min(1).max(maximum).optional().catch(undefined);

const modelSchema = z.object({
  provider: z.enum(providerIds).catch('starter'),
  name: z.string().catch(''),
  baseUrl: z.string().catch(''),
  idleTimeoutSeconds: z.number().min(5).max(600).catch(60),
  contextTokens: limit(10_000_000),
  outputTokens: limit(1_000_000),
  price: z
    .object({ input: z.number().min(0), output: z.number().min(0) })
    .optional()
    .catch(undefined),
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
    contextTokens: read(settingKeys.modelContextTokens),
    outputTokens: read(settingKeys.modelOutputTokens),
    price: read(settingKeys.modelPrice),
  });
}

/** What the user says of their model, which goes before what its provider states. */
export function knownTraits({ contextTokens, outputTokens, price }: ModelSettings): ModelTraits {
  return { contextTokens, outputTokens, price };
}

/** What one experiment may use, from the user's own settings; 0 is no limit, and what is unreadable the default. */
export function readSpendingCaps(): SpendingCaps {
  const read = (key: string): unknown => vscode.workspace.getConfiguration().get(key);
  return {
    tokens: z.number().min(0).catch(1_000_000).parse(read(settingKeys.spendingTokens)),
    dollars: z.number().min(0).catch(0).parse(read(settingKeys.spendingDollars)),
  };
}

/** Whether the model may ask questions before the first generation. */
export function readAskFirst(): boolean {
  return z.boolean().catch(true).parse(vscode.workspace.getConfiguration().get(settingKeys.askFirst));
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

/** What the editor shows of production gaps: nothing, notes once an idea is validated, or notes at any time. */
const gapsInEditor = ['off', 'afterVerdict', 'always'] as const;

/** What the user's settings say of production gaps in the editor; what is unreadable is the default. */
export function readGapsInEditor(): (typeof gapsInEditor)[number] {
  const value: unknown = vscode.workspace.getConfiguration().get(settingKeys.gapsInEditor);
  return z.enum(gapsInEditor).catch('afterVerdict').parse(value);
}

/** Warnings off; on; on, with production files that cannot be typed into. */
export const boundaryModes = ['off', 'warn', 'lock'] as const;
export type BoundaryMode = (typeof boundaryModes)[number];

/** What the user's settings say of production edits; anything unreadable means warnings (the guard fails closed). */
export function readBoundaryMode(): BoundaryMode {
  const value: unknown = vscode.workspace.getConfiguration().get(settingKeys.boundaryMode);
  return z.enum(boundaryModes).catch('warn').parse(value);
}

/** Whether the user wants to be reminded of throw-away dates that have passed. */
export function readThrowAwayReminder(): boolean {
  return z
    .boolean()
    .catch(true)
    .parse(vscode.workspace.getConfiguration().get(settingKeys.throwAwayReminder));
}

/** Keeps the user from being reminded of throw-away dates, in all their windows. */
export async function silenceThrowAwayReminder(): Promise<void> {
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration().update(settingKeys.throwAwayReminder, false, Global);
}
