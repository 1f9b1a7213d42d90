import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Runs a Footbridge command with an argument, as keybindings, tasks and agents do. */
export async function run(command: string, argument: object = {}): Promise<Record<string, unknown>> {
  const result: unknown = await vscode.commands.executeCommand(`footbridge.${command}`, argument);
  assert.ok(typeof result === 'object' && result !== null, `${command} returned ${String(result)}`);
  return result as Record<string, unknown>;
}

/** The code of the expected failure a command returned, or `undefined` when it succeeded. */
export async function failureOf(command: string, argument: object = {}): Promise<string | undefined> {
  const { error } = await run(command, argument);
  return (error as { code: string } | undefined)?.code;
}

/** Makes a lab in a folder of its own, without joining it: a restart would end the test run. */
export async function freshLab(): Promise<string> {
  const location = await mkdtemp(join(tmpdir(), 'footbridge-host-'));
  const { lab } = await run('createLab', { location, join: false });
  assert.equal(typeof lab, 'string');
  return lab as string;
}

/** Looks again and again until `read` returns something, for what VS Code shows in its own time. */
export async function eventually<T>(what: string, read: () => T | undefined, timeoutMs = 20_000): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline;) {
    const value = read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${what}`);
}
