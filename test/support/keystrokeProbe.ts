import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** How often a key is pressed in each of the files. */
const keysPerFile = 100;
const files = 10;

const hypothesis = {
  title: 'Typing',
  belief: 'Nobody notices that the boundary is there.',
  segment: 'Everybody who types',
  steps: [{ title: 'Type' }],
  tasks: [{ goal: 'Type' }],
  criterion: { metric: 'Participants who notice', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
};

/**
 * Types into production files inside an extension host, and notes for each keystroke the milliseconds that all listeners
 * took which were added since exploration began: ours. VS Code calls listeners in the order in which they were added.
 * `without` is the same with nothing in between.
 */
export async function run(): Promise<void> {
  const location = process.env['FOOTBRIDGE_BENCH_LOCATION'] ?? '';
  const { lab } = await command<{ lab: string }>('footbridge.createLab', { location, join: false });
  // Extensions that typing wakes, such as TypeScript's, add their listeners now and not in between.
  await type();
  let start = 0;
  vscode.workspace.onDidChangeTextDocument(() => {
    start = performance.now();
  });
  const without = await withListener(() => start);
  const { experiment } = await command<{ experiment: string }>('footbridge.frameHypothesis', hypothesis);
  await command('footbridge.setActiveExperiment', { experiment });
  const base = path.join(lab, '.footbridge', 'boundary', `${experiment}.json`);
  while (!existsSync(base)) await delay(100);
  const own = await withListener(() => start);
  const log = path.join(lab, 'experiments', experiment, 'crossings.jsonl');
  if (!existsSync(log)) throw new Error('Nothing was seen, so nothing was measured.');
  writeFileSync(process.env['FOOTBRIDGE_BENCH_REPORT'] ?? '', JSON.stringify({ own, without }));
}

async function withListener(start: () => number): Promise<number[]> {
  const times: number[] = [];
  const listener = vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
    if (contentChanges.length > 0) times.push(performance.now() - start());
  });
  await type();
  listener.dispose();
  return times;
}

async function type(): Promise<void> {
  const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'src', 'd0');
  for (const name of readdirSync(folder).slice(0, files)) {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, name)));
    for (let key = 0; key < keysPerFile; key += 1) {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, key), 'x'));
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

async function command<T>(id: string, argument: object): Promise<T> {
  return await vscode.commands.executeCommand<T>(id, argument);
}
