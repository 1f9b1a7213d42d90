import * as vscode from 'vscode';
import type { ModelProvider } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { readModelSettings, type ModelSettings } from '../settings.ts';

/**
 * The model the user chose, made ready for a turn. Keys live in VS Code's SecretStorage, one for each
 * server, so that changing the address never sends a key to another host.
 */
export class ModelChoice {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The current settings, with the name the user reads. */
  get current(): ModelSettings & { readonly label: string } {
    const settings = readModelSettings();
    return { ...settings, label: labelOf(settings) };
  }

  /**
   * @returns a provider for one turn
   * @throws FootbridgeError `needs-trust` for a network model in Restricted Mode, `model-not-configured`
   */
  async provider(): Promise<ModelProvider> {
    const settings = readModelSettings();
    if (settings.provider === 'starter')
      return (await import('../../app/starterProvider.ts')).starterProvider();
    if (!vscode.workspace.isTrusted) throw errors.needsTrust(labelOf(settings));
    const idleTimeoutMs = settings.idleTimeoutSeconds * 1000;
    if (settings.provider === 'vscode') {
      const { vscodeModelProvider } = await import('./vscodeModel.ts');
      return vscodeModelProvider({ model: settings.name, idleTimeoutMs });
    }
    return await this.#openaiCompatible(settings, idleTimeoutMs);
  }

  /** Keeps the key for one server. */
  async setKey(baseUrl: string, key: string): Promise<void> {
    await this.#secrets.store(keyName(baseUrl), key);
  }

  async #openaiCompatible(settings: ModelSettings, idleTimeoutMs: number): Promise<ModelProvider> {
    const { baseUrl, name: model } = settings;
    if (!URL.canParse(baseUrl))
      throw errors.modelNotConfigured(vscode.l10n.t('the address of the model server is missing.'));
    if (model === '') throw errors.modelNotConfigured(vscode.l10n.t('the name of the model is missing.'));
    const apiKey = await this.#secrets.get(keyName(baseUrl));
    const { openaiCompatibleProvider } = await import('../../node/models/openaiCompatible.ts');
    return openaiCompatibleProvider({ baseUrl, model, apiKey, idleTimeoutMs, label: new URL(baseUrl).host });
  }
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
