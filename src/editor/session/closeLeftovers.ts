import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sessionViewType } from '../contributions.ts';

/** After a reload VS Code opens windows again while extensions start already: how long to look for one, in milliseconds. */
const patience = 5000;
const lookEvery = 100;

/**
 * Closes what was left of a participant's page when the extension host or the window ended in the middle of a session: a page
 * that nobody listens to any more, and the window that VS Code brings back with nothing in it.
 *
 * @param hadWindow whether a window of its own was open then
 */
export async function closeLeftovers(hadWindow: boolean): Promise<void> {
  const { tabGroups } = vscode.window;
  const isOurs = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(sessionViewType);
  await tabGroups.close(tabGroups.all.flatMap(({ tabs }) => tabs).filter(isOurs));
  if (!hadWindow) return;
  for (let waited = 0; waited < patience; waited += lookEvery) {
    const left = emptyWindow();
    if (left) return void (await tabGroups.close(left));
    await delay(lookEvery);
  }
}

/** Groups of further windows come after those of the main one, so what was opened last is the last one. */
function emptyWindow(): vscode.TabGroup | undefined {
  const last = vscode.window.tabGroups.all.at(-1);
  return last && last.viewColumn !== vscode.ViewColumn.One && last.tabs.length === 0 ? last : undefined;
}
