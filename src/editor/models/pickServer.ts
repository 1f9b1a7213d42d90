import * as vscode from 'vscode';
import { findLocalServers, localServers, type FoundServer } from '../../node/models/findLocalServers.ts';
import type { ListedModel } from '../../node/models/modelList.ts';
import type { ProviderId } from '../settings.ts';

/** Who answers, as chosen from the list. */
export interface ServerChoice extends vscode.QuickPickItem {
  readonly provider: ProviderId;
  /** Empty unless it is a server. */
  readonly baseUrl: string;
  /** Whether the address is still to be completed. */
  readonly asksAddress: boolean;
  /** What a server on this machine offers, where one was found. */
  readonly models?: readonly ListedModel[] | undefined;
}

/** Providers that speak the OpenAI protocol, with the address each documents. */
const remoteServers = [
  { label: 'OpenAI', baseUrl: 'https://api.openai.com/v1', asksAddress: false },
  { label: 'Azure OpenAI', baseUrl: 'https://YOUR-RESOURCE.openai.azure.com/openai/v1', asksAddress: true },
  { label: 'OpenRouter', baseUrl: 'https://openrouter.ai/api/v1', asksAddress: false },
] as const;

/**
 * Asks who makes the prototypes. In a trusted window, looks meanwhile for servers on this machine; found ones come
 * first. `undefined` when the user walks away.
 */
export async function pickServer(): Promise<ServerChoice | undefined> {
  const picker = vscode.window.createQuickPick<ServerChoice | vscode.QuickPickItem>();
  const gone = new AbortController();
  picker.title = vscode.l10n.t('What makes the prototypes?');
  picker.matchOnDescription = true;
  picker.items = choices([]);
  const search = async (): Promise<void> => {
    picker.busy = true;
    const found = await findLocalServers(gone.signal);
    if (gone.signal.aborted) return;
    picker.busy = false;
    if (found.length > 0) showFound(picker, found);
  };
  if (vscode.workspace.isTrusted) void search();
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => {
        resolve(picker.selectedItems.find((item) => 'provider' in item));
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      picker.show();
    });
  } finally {
    gone.abort();
    picker.dispose();
  }
}

/** Found servers come first; whoever already chose something by keys keeps it. */
function showFound(
  picker: vscode.QuickPick<ServerChoice | vscode.QuickPickItem>,
  found: readonly FoundServer[],
): void {
  // Which entry is active is told some time after it is to be seen; the first one is, until keys were pressed.
  const active = picker.activeItems[0] ?? picker.items.find((item) => 'provider' in item);
  picker.items = choices(found);
  const same = picker.items.find((item) => active && nameOf(item) === nameOf(active));
  if (same) picker.activeItems = [same];
}

/** Tells choices apart: servers by their address, as one that is found gets another place and description. */
function nameOf(item: ServerChoice | vscode.QuickPickItem): string {
  return 'provider' in item ? `${item.provider} ${item.baseUrl}` : item.label;
}

function choices(found: readonly FoundServer[]): (ServerChoice | vscode.QuickPickItem)[] {
  const l10n = vscode.l10n;
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const running = found.map(({ name, baseUrl, models }) => ({
    label: name,
    description:
      models.length === 1 ? l10n.t('running, 1 model') : l10n.t('running, {0} models', models.length),
    provider: 'openaiCompatible' as const,
    baseUrl,
    asksAddress: false,
    models,
  }));
  const addresses = new Set(found.map(({ baseUrl }) => baseUrl));
  const others = localServers.filter(({ baseUrl }) => !addresses.has(baseUrl));
  return [
    ...(running.length > 0 ? [separator(l10n.t('Found on this machine')), ...running] : []),
    separator(l10n.t('Without an account')),
    {
      label: l10n.t('Offline starter'),
      description: l10n.t('no network, made without AI'),
      provider: 'starter',
      baseUrl: '',
      asksAddress: false,
    },
    separator(l10n.t('With an account')),
    {
      label: l10n.t('A model in VS Code'),
      description: l10n.t('for example GitHub Copilot'),
      provider: 'vscode',
      baseUrl: '',
      asksAddress: false,
    },
    ...remoteServers.map((server) => ({
      ...server,
      description: server.baseUrl,
      provider: 'openaiCompatible' as const,
    })),
    separator(l10n.t('Another server')),
    ...others.map(({ name, baseUrl }) => ({
      label: name,
      description: baseUrl,
      provider: 'openaiCompatible' as const,
      baseUrl,
      asksAddress: true,
    })),
    {
      label: l10n.t('Another OpenAI-compatible server'),
      description: l10n.t('you enter its address'),
      provider: 'openaiCompatible',
      baseUrl: 'https://',
      asksAddress: true,
    },
  ];
}
