import * as vscode from 'vscode';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { diagnoseServer, type ServerDiagnosis } from '../../node/models/diagnoseServer.ts';
import type { ModelSettings } from '../settings.ts';
import { describeDiagnosis, type Diagnosis } from './describeDiagnosis.ts';
import { askVscodeModel } from './vscodeModel.ts';

/** A local server may first have to load the model from disk. */
const patienceMs = 30_000;

/** The chosen model, the key for its server, and what the user calls it. */
export interface TestedModel extends ModelSettings {
  readonly label: string;
  readonly apiKey: string | undefined;
}

/**
 * Asks the chosen model for one word and says what came of it. What fails is the result, not an exception.
 *
 * @throws FootbridgeError `cancelled`
 */
export async function testModel(tested: TestedModel, signal: AbortSignal): Promise<Diagnosis> {
  return describeDiagnosis(await diagnose(tested, signal), tested);
}

async function diagnose(tested: TestedModel, signal: AbortSignal): Promise<ServerDiagnosis> {
  const { provider, name: model, baseUrl, apiKey } = tested;
  if (provider === 'starter') return { code: 'ok', detail: '', offered: [] };
  if (provider === 'vscode') return await diagnoseVscodeModel(model, signal);
  if (!URL.canParse(baseUrl))
    return notConfigured(vscode.l10n.t('the address of the model server is missing.'));
  if (model === '') return notConfigured(vscode.l10n.t('the name of the model is missing.'));
  const label = new URL(baseUrl).host;
  return await diagnoseServer({ baseUrl, model, apiKey, label, patienceMs }, signal);
}

async function diagnoseVscodeModel(model: string, signal: AbortSignal): Promise<ServerDiagnosis> {
  if (model === '') return notConfigured(vscode.l10n.t('the name of the model is missing.'));
  const messages = [{ role: 'user' as const, content: 'Reply with the word: ok' }];
  try {
    const events = askVscodeModel(messages, signal, { model, idleTimeoutMs: patienceMs });
    for await (const event of events) if (event.type === 'text') break;
    return { code: 'ok', detail: '', offered: [] };
  } catch (error) {
    if (!(error instanceof FootbridgeError) || error.code === 'cancelled') throw error;
    const codes: Readonly<Record<string, ServerDiagnosis['code']>> = {
      'model-not-found': 'model-missing',
      'model-not-configured': 'not-configured',
      'model-stalled': 'timeout',
    };
    const code = codes[error.code] ?? 'other';
    const offered = code === 'model-missing' ? await offeredModels() : [];
    return { code, detail: error.values[0] ?? error.message, offered };
  }
}

async function offeredModels(): Promise<string[]> {
  return (await vscode.lm.selectChatModels()).map(({ id }) => id);
}

function notConfigured(detail: string): ServerDiagnosis {
  return { code: 'not-configured', detail, offered: [] };
}
