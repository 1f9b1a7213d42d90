import * as vscode from 'vscode';
import * as z from 'zod';
import { errors, FootbridgeError } from '../../core/errors.ts';
import type { CommandId } from '../contributions.ts';
import type { Log } from '../log.ts';
import { describeError, showError } from '../showError.ts';

/**
 * One command. `ask` finds out what is missing from a person and returns `undefined` when they walk away;
 * it is given the tree item the command was chosen on, if any. `run` does the work and asks nothing.
 */
export interface Command<Argument, Result> {
  readonly id: CommandId;
  readonly argument: z.ZodType<Argument>;
  ask(item: unknown): Promise<Argument | undefined>;
  run(argument: Argument): Promise<Result>;
  /** Shows a person what came of it, where the result is not visible by itself. */
  announce?(result: Result, argument: Argument): Promise<void>;
}

/** What a command called with an argument returns for an expected failure. */
export interface CommandFailure {
  readonly error: { readonly code: string; readonly message: string; readonly action: string | undefined };
}

/**
 * Registers a command under the contract all share: with an argument it asks nothing, and an expected
 * failure comes back as `{ error }`; without one it asks, and shows a failure once. Bugs reject.
 */
export function register(command: Command<unknown, unknown>, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument?: unknown) =>
    isArgument(argument) ? await called(command, argument, log) : await invoked(command, argument, log),
  );
}

/** VS Code passes tree items, URIs and editors to commands run from menus: only plain objects are arguments. */
function isArgument(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== null && isPlain(value)
  );
}

function isPlain(value: object): boolean {
  // Arguments arrive from other realms too (menus, tasks, keybindings), so constructors are compared by name.
  return value.constructor.name === 'Object';
}

async function called(command: Command<unknown, unknown>, given: unknown, log: Log): Promise<unknown> {
  try {
    return await command.run(parseArgument(command.argument, given));
  } catch (error) {
    log.error(command.id, error);
    if (!(error instanceof FootbridgeError)) throw error;
    const failure: CommandFailure = {
      error: { code: error.code, message: describeError(error), action: error.action?.command },
    };
    return failure;
  }
}

async function invoked(command: Command<unknown, unknown>, item: unknown, log: Log): Promise<unknown> {
  try {
    const argument = await command.ask(item);
    if (argument === undefined) return undefined;
    const result = await command.run(argument);
    await command.announce?.(result, argument);
    return result;
  } catch (error) {
    log.error(command.id, error);
    // Not awaited: a command must not stay "running" until somebody closes a notification.
    void showError(error);
    return undefined;
  }
}

function parseArgument<A>(schema: z.ZodType<A>, given: unknown): A {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw errors.invalidArgument(z.prettifyError(parsed.error));
}
