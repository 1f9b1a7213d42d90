import { userInfo } from 'node:os';
import type * as vscode from 'vscode';

const key = 'footbridge.decidedBy';

/**
 * Who decides, as far as it is known before anybody is asked: the name used last in this VS Code, else the name of the account on
 * this machine; empty where it has none.
 *
 * @param memento the extension's `globalState`
 */
export function deciderName(memento: vscode.Memento): string {
  const last = memento.get<unknown>(key);
  return typeof last === 'string' && last.trim() !== '' ? last : accountName();
}

/** Keeps a name for the next decision. */
export async function rememberDecider(memento: vscode.Memento, name: string): Promise<void> {
  await memento.update(key, name);
}

/** The system may know no name for whoever runs this, as in some containers. */
function accountName(): string {
  try {
    return userInfo().username.slice(0, 100);
  } catch {
    return '';
  }
}
