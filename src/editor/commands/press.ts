import * as vscode from 'vscode';
import * as z from 'zod';
import type { ErrorAction } from '../../core/errors/footbridgeError.ts';
import { internalCommandIds } from '../contributions.ts';
import type { Log } from '../log.ts';
import type { Commands } from './allCommands.ts';
import { type Command, parseArgument, perform, type RegisteredCommand } from './command.ts';

type Press = Pick<ErrorAction, 'command' | 'argument'>;

const pressSchema = z.object({ command: z.string(), argument: z.unknown().optional() });

/**
 * Does what a button promises, for whoever shows failures in place.
 *
 * @throws FootbridgeError as a command that is given its argument does; without one it asks, and shows its failure itself
 */
export async function press(pressed: Press, commands: Commands): Promise<void> {
  const ours = oursWithArgument(pressed, commands);
  if (!ours) return void (await execute(pressed));
  const command = await ours.load();
  await command.run(parseArgument(command.argument, pressed.argument));
}

/**
 * `footbridge.press`: the same for buttons that can name nothing but a command, such as quick fixes. It takes `{ command,
 * argument }`, announces what came of it, and shows a failure once, which VS Code would drop if it were returned.
 */
export function registerPress(commands: Commands, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(internalCommandIds.press, async (given: unknown) => {
    const pressed = pressSchema.parse(given);
    const ours = oursWithArgument(pressed, commands);
    if (!ours) return await execute(pressed);
    const answers = async ({ argument }: Command<unknown, unknown>) =>
      parseArgument(argument, pressed.argument);
    return await perform(ours, answers, log);
  });
}

/** A command of ours with an argument returns its failure to VS Code, so it is run here instead. */
function oursWithArgument(
  { command, argument }: Press,
  commands: Commands,
): RegisteredCommand<unknown, unknown> | undefined {
  const all: readonly RegisteredCommand<unknown, unknown>[] = Object.values(commands);
  return argument === undefined ? undefined : all.find(({ id }) => id === command);
}

async function execute({ command, argument }: Press): Promise<unknown> {
  return await vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}
