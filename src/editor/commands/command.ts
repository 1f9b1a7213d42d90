import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { CommandId } from '../contributions.ts';
import type { Log } from '../log.ts';
import { describeError, showError } from '../showError.ts';

/**
 * One command. `ask` finds out what is missing from a person and returns `undefined` when they walk away;
 * it is given the tree item the command was chosen on, if any. `run` does the work and asks nothing.
 */
export interface Command<Argument, Result> {
  readonly argument: z.ZodType<Argument>;
  ask(item: unknown): Promise<Argument | undefined>;
  run(argument: Argument): Promise<Result>;
  /** Shows a person what came of it, where the result is not visible by itself. Nobody waits for it to end. */
  announce?(result: Result, argument: Argument): Promise<void>;
}

/** A command under its name; its code may be loaded as late as when it is first run. */
export interface RegisteredCommand<Argument, Result> {
  readonly id: CommandId;
  readonly load: () => Promise<Command<Argument, Result>>;
}

/** What a command called with an argument returns for an expected failure. */
export interface CommandFailure {
  readonly error: { readonly code: string; readonly message: string; readonly action: string | undefined };
}

/**
 * Registers a command under the contract all share: with an argument it asks nothing, and an expected
 * failure comes back as `{ error }`; without one it asks, and shows a failure once. Bugs reject.
 */
export function register(command: RegisteredCommand<unknown, unknown>, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument?: unknown) =>
    isArgument(argument)
      ? await called(command, argument, log)
      : await perform(command, (one) => one.ask(argument), log),
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

async function called(
  { id, load }: RegisteredCommand<unknown, unknown>,
  given: unknown,
  log: Log,
): Promise<unknown> {
  try {
    const command = await load();
    return await command.run(parseArgument(command.argument, given));
  } catch (error) {
    log.error(id, error);
    if (!(error instanceof FootbridgeError)) throw error;
    const failure: CommandFailure = {
      error: { code: error.code, message: describeError(error), action: error.action?.command },
    };
    return failure;
  }
}

/**
 * Runs a command for a person: what came of it is announced, and a failure is shown once. Neither keeps the command
 * "running" until somebody closes a notification.
 *
 * @param answers finds out the argument; `undefined` when the person walks away
 * @returns what the command did, or `undefined` when nothing came of it
 */
export async function perform<Argument, Result>(
  { id, load }: RegisteredCommand<Argument, Result>,
  answers: (command: Command<Argument, Result>) => Promise<Argument | undefined>,
  log: Log,
): Promise<Result | undefined> {
  const failed = (error: unknown): undefined => {
    log.error(id, error);
    void showError(error);
  };
  try {
    const command = await load();
    const argument = await answers(command);
    if (argument === undefined) return undefined;
    const result = await command.run(argument);
    void command.announce?.(result, argument).catch(failed);
    return result;
  } catch (error) {
    return failed(error);
  }
}

/** Checks what a command was given. @throws FootbridgeError `invalid-argument` */
export function parseArgument<A>(schema: z.ZodType<A>, given: unknown): A {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw errors.invalidArgument(z.prettifyError(parsed.error));
}
