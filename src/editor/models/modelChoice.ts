import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { ModelProvider } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { ModelTraits } from '../../core/generation/modelTurn.ts';
import type { SpendingCaps } from '../../core/generation/spending.ts';
import type { ModelListing } from '../../node/models/learnTraits.ts';
import { stated } from '../../node/models/modelList.ts';
import {
  knownTraits,
  readAskFirst,
  readModelSettings,
  readSpendingCaps,
  type ModelSettings,
} from '../settings.ts';
import type { Diagnosis } from './describeDiagnosis.ts';

/**
 * The model the user chose, made ready for a turn, and what is known of it. Keys live in VS Code's SecretStorage,
 * one for each server, so that changing the address never sends a key to another host. Nothing here reaches the
 * network by itself: only what the user does asks a provider, and only in a window they trust.
 */
export class ModelChoice implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new Emitter();
  readonly #listening: vscode.Disposable;
  /** What providers stated, by the choice it was stated for. */
  readonly #learnt = new Map<string, ModelTraits>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#listening = vscode.workspace.onDidChangeConfiguration((event) => {
      const sections = ['footbridge.model', 'footbridge.spending', 'footbridge.generation'];
      if (sections.some((section) => event.affectsConfiguration(section))) this.#changed.fire();
    });
  }

  /** Calls `listener` when the choice, its limits or what is known of the model changes, until disposed. */
  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** The current settings, with the name the user reads. */
  get current(): ModelSettings & { readonly label: string } {
    const settings = readModelSettings();
    return { ...settings, label: labelOf(settings) };
  }

  /** What is known of the chosen model by now: what the user set, and what its provider stated when last asked. */
  get traits(): ModelTraits {
    const settings = readModelSettings();
    if (settings.provider === 'starter') return {};
    const learnt = this.#learnt.get(choiceOf(settings));
    const known = stated(knownTraits(settings));
    if (settings.provider === 'openaiCompatible') return { ...learnt, ...known };
    return { ...learnt, ...known, price: undefined, seesImages: false };
  }

  /** What one experiment may use; 0 is no limit. */
  get spendingCaps(): SpendingCaps {
    return readSpendingCaps();
  }

  /** Whether the model may ask questions before the first generation. */
  get askFirst(): boolean {
    return readAskFirst();
  }

  /**
   * @returns a provider for one turn
   * @throws FootbridgeError `needs-trust` for a network model in Restricted Mode, `model-not-configured`
   */
  async provider(): Promise<ModelProvider> {
    const settings = readModelSettings();
    if (settings.provider === 'starter')
      return (await import('../../app/generation/starterProvider.ts')).starterProvider();
    if (!vscode.workspace.isTrusted) throw errors.needsTrust(labelOf(settings));
    const idleTimeoutMs = settings.idleTimeoutSeconds * 1000;
    const known = knownTraits(settings);
    if (settings.provider === 'vscode') {
      const { vscodeModelProvider } = await import('./vscodeModel.ts');
      const provider = vscodeModelProvider({ model: settings.name, idleTimeoutMs, known });
      return {
        ...provider,
        traits: async (signal) => this.#remember(settings, await provider.traits(signal)),
      };
    }
    const server = await this.#server(settings);
    const { openaiCompatibleProvider } = await import('../../node/models/openaiCompatible.ts');
    const learn = (signal: AbortSignal) => this.#learn(settings, server, signal);
    return openaiCompatibleProvider({ ...server, idleTimeoutMs, known, learn });
  }

  /**
   * Finds out what the provider states of the chosen model, for {@link ModelChoice.traits}. Only after something the
   * user did; does nothing in Restricted Mode or while the choice is incomplete.
   */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#learnt.delete(choiceOf(readModelSettings()));
    const provider = await this.provider().catch(() => undefined);
    await provider?.traits(signal);
  }

  /**
   * Tests the chosen model with a short question.
   *
   * @throws FootbridgeError `needs-trust` for a network model in Restricted Mode, `cancelled`
   */
  async test(signal: AbortSignal): Promise<Diagnosis> {
    const settings = readModelSettings();
    const label = labelOf(settings);
    if (settings.provider !== 'starter' && !vscode.workspace.isTrusted) throw errors.needsTrust(label);
    const { testModel } = await import('./testModel.ts');
    const diagnosis = await testModel(
      { ...settings, label, apiKey: await this.#key(settings.baseUrl) },
      signal,
    );
    if (diagnosis.ok) await this.refresh(signal);
    return diagnosis;
  }

  /**
   * Which models a server offers, for a list to pick from.
   *
   * @throws FootbridgeError `needs-trust`, `model-not-configured`; what `fetch` throws when nobody answers in time
   */
  async offered(baseUrl: string, signal: AbortSignal): Promise<ModelListing> {
    if (!vscode.workspace.isTrusted) throw errors.needsTrust(new URL(baseUrl).host);
    const { readEndpoint } = await import('../../node/models/endpoint.ts');
    const { listModels } = await import('../../node/models/learnTraits.ts');
    return await listModels(readEndpoint(baseUrl, await this.#key(baseUrl)), signal);
  }

  /** Keeps the key for one server. */
  async setKey(baseUrl: string, key: string): Promise<void> {
    await this.#secrets.store(keyName(baseUrl), key);
    // Another key may see other models, at other prices.
    this.#learnt.clear();
    this.#changed.fire();
  }

  /** Whether there is a key for a server. */
  async hasKey(baseUrl: string): Promise<boolean> {
    return (await this.#key(baseUrl)) !== undefined;
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #key(baseUrl: string): Promise<string | undefined> {
    return URL.canParse(baseUrl) ? await this.#secrets.get(keyName(baseUrl)) : undefined;
  }

  async #server({ baseUrl, name: model }: ModelSettings) {
    if (!URL.canParse(baseUrl))
      throw errors.modelNotConfigured(vscode.l10n.t('the address of the model server is missing.'));
    if (model === '') throw errors.modelNotConfigured(vscode.l10n.t('the name of the model is missing.'));
    return { baseUrl, model, apiKey: await this.#key(baseUrl), label: new URL(baseUrl).host };
  }

  async #learn(
    settings: ModelSettings,
    server: { baseUrl: string; apiKey: string | undefined },
    signal: AbortSignal,
  ): Promise<ModelTraits | undefined> {
    const known = this.#learnt.get(choiceOf(settings));
    const { learnTraits } = await import('../../node/models/learnTraits.ts');
    const traits = await learnTraits(server, settings.name, signal, known);
    return traits && this.#remember(settings, traits);
  }

  #remember(settings: ModelSettings, traits: ModelTraits): ModelTraits {
    this.#learnt.set(choiceOf(settings), traits);
    this.#changed.fire();
    return traits;
  }
}

function choiceOf({ provider, baseUrl, name }: ModelSettings): string {
  return [provider, baseUrl, name].join('\n');
}

function labelOf(settings: ModelSettings): string {
  if (settings.provider === 'starter') return vscode.l10n.t('Offline starter');
  const name = settings.name === '' ? vscode.l10n.t('no model chosen') : settings.name;
  if (settings.provider === 'vscode') return vscode.l10n.t('{0} in VS Code', name);
  return URL.canParse(settings.baseUrl)
    ? vscode.l10n.t('{0} at {1}', name, new URL(settings.baseUrl).host)
    : name;
}

function keyName(baseUrl: string): string {
  return `apiKey:${new URL(baseUrl).origin}`;
}
