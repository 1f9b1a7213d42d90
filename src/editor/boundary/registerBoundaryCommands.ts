import * as vscode from 'vscode';
import * as z from 'zod';
import { errors, FootbridgeError } from '../../core/errors.ts';
import type { CommandFailure } from '../commands/command.ts';
import type { Log } from '../log.ts';
import { describeError, showError } from '../showError.ts';
import type { BoundaryController } from './boundaryController.ts';
import { boundaryCommandIds } from './boundaryCommandIds.ts';

const argumentSchema = z.object({ path: z.string().min(1).max(4096).optional() });

/**
 * Registers the commands behind the boundary's buttons, links and quick fixes. All take `{ path? }`. Like every command
 * of ours they return an expected failure as `{ error }` when they were given an argument, and show it otherwise.
 */
export function registerBoundaryCommands(boundary: BoundaryController, log: Log): vscode.Disposable {
  const register = (id: string, run: (path: string | undefined) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(id, (argument?: unknown) => attempt(argument, run, log));
  return vscode.Disposable.from(
    register(boundaryCommandIds.undoCrossing, async (path) => {
      const result = await boundary.undo(path);
      // Not awaited: a command must not stay "running" until somebody closes a notification.
      void boundary.announceUndo(result);
      return result;
    }),
    register(boundaryCommandIds.keepCrossing, (path) => boundary.keep(path)),
    register(boundaryCommandIds.showExplanation, (path) => boundary.showExplanation(path)),
    register(boundaryCommandIds.showActions, () => boundary.showActions()),
  );
}

async function attempt(
  argument: unknown,
  run: (path: string | undefined) => Promise<unknown>,
  log: Log,
): Promise<unknown> {
  try {
    const parsed = argumentSchema.safeParse(argument ?? {});
    if (!parsed.success) throw errors.invalidArgument(z.prettifyError(parsed.error));
    return await run(parsed.data.path);
  } catch (error) {
    log.error('boundary', error);
    if (argument === undefined || !(error instanceof FootbridgeError)) {
      void showError(error);
      return undefined;
    }
    const failure: CommandFailure = {
      error: { code: error.code, message: describeError(error), action: error.action?.command },
    };
    return failure;
  }
}
