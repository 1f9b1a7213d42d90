import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/**
 * Activates extensions one after the other inside an extension host and notes how long each took, in milliseconds.
 * @throws Error when one of them is missing or has been activated before.
 */
export async function run(): Promise<void> {
  const ids = (process.env['FOOTBRIDGE_BENCH_ORDER'] ?? '').split(',');
  const times: Record<string, number> = {};
  for (const id of ids) times[id] = await timeActivation(id);
  writeFileSync(process.env['FOOTBRIDGE_BENCH_REPORT'] ?? '', JSON.stringify(times));
}

async function timeActivation(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined || extension.isActive) throw new Error(`${id} is missing or active already`);
  const start = performance.now();
  await extension.activate();
  return performance.now() - start;
}
