import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { register, type Command } from '../commands/command.ts';
import { internalCommandIds } from '../contributions.ts';
import type { Log } from '../log.ts';
import type { BoundaryController } from './boundaryController.ts';

const argument = z.object({ path: z.string().min(1).max(4096).optional() });
type Argument = z.infer<typeof argument>;

/**
 * Registers the commands behind the boundary's buttons, links and quick fixes, under the contract of all commands. They
 * take `{ path? }` from programs; a button or link passes its file as a URI or a path, which counts as a person's own
 * choice, so that what cannot be done is shown.
 */
export function registerBoundaryCommands(boundary: BoundaryController, log: Log): vscode.Disposable {
  const undo: Command<Argument, Awaited<ReturnType<BoundaryController['undo']>>> = {
    id: internalCommandIds.undoCrossing,
    argument,
    ask,
    run: async ({ path }) => await boundary.undo(path),
    // Not awaited: a command must not stay "running" until somebody closes a notification.
    announce: async (result) => void boundary.announceUndo(result),
  };
  const keep: Command<Argument, { kept: readonly string[] }> = {
    id: internalCommandIds.keepCrossing,
    argument,
    ask,
    run: async ({ path }) => await boundary.keep(path),
  };
  const explain: Command<Argument, void> = {
    id: internalCommandIds.showBoundaryExplanation,
    argument,
    ask,
    run: async ({ path }) => await boundary.showExplanation(path),
  };
  const act: Command<Argument, void> = {
    id: internalCommandIds.showBoundaryActions,
    argument,
    ask,
    run: async () => await boundary.showActions(),
  };
  const commands = [undo, keep, explain, act];
  return vscode.Disposable.from(...commands.map((command) => register(command, log)));
}

/** The file a button or link is about; without one, everything is meant, so anything unexpected must not count as none. */
async function ask(item: unknown): Promise<Argument> {
  if (item === undefined) return {};
  const parsed = argument.safeParse({ path: item instanceof vscode.Uri ? item.fsPath : item });
  if (!parsed.success) throw errors.invalidArgument(z.prettifyError(parsed.error));
  return parsed.data;
}
