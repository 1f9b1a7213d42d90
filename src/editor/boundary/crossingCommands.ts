import * as path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { leakRules } from '../../core/boundary/leaks/leak.ts';
import { cancellable } from '../cancellable.ts';
import type { Command } from '../commands/command.ts';
import { plainText } from '../plainText.ts';
import type { MoveResult } from './activeBoundary.ts';
import { announceMessage, askEngineer, type EngineerAsked } from './askEngineer.ts';
import { askBoundaryAction } from './boundaryActions.ts';
import type { BoundaryController } from './boundaryController.ts';
import { countLabel } from './boundaryWords.ts';
import { showDifference } from './crossingDiff.ts';
import { pageAbout } from './explainFile.ts';
import type { ExplanationPanel } from './explanationPanel.ts';
import { fileOfItem } from './fileOfItem.ts';
import { withLeak } from './explainLeak.ts';
import type { UndoResult } from './takeBackRun.ts';
import { announceUndo, mayDelete } from './tellPutBack.ts';

const aboutFile = z.object({ path: z.string().min(1).max(4096).optional() });
type AboutFile = z.infer<typeof aboutFile>;
/** A problem about a leak has its own explanation; the file's own stands below it. */
const explained = aboutFile.extend({ leak: z.enum(leakRules).optional() });
const nothing = z.object({});
/** So many files are put back without saying how far it is. */
const quicklyPutBack = 10;
const policyLine = z.object({ file: z.string().min(1).max(4096), line: z.int().positive() });

/** The commands behind the boundary's buttons, links, menus and quick fixes, by their names in contributions. */
export function crossingCommands(boundary: BoundaryController, panel: ExplanationPanel) {
  return {
    ...waysBack(boundary),
    ...waysOn(boundary),
    showBoundaryExplanation: command(explained, ask, async ({ path: given, leak }): Promise<void> => {
      const uri = await boundary.meant(given);
      await panel.show(async () => {
        const explanation = await boundary.explain(uri.fsPath);
        const crossed = boundary.state.open.findLast((file) => file.uri.toString() === uri.toString());
        const page = pageAbout(uri, explanation, crossed);
        return leak === undefined ? page : withLeak(page, leak);
      });
    }),
    showBoundaryActions: command(nothing, withoutAsking, async (): Promise<void> => {
      await askBoundaryAction(boundary.state, vscode.window.activeTextEditor?.document.uri);
    }),
    showPolicyLine: command(
      policyLine,
      async () => undefined,
      async ({ file, line }): Promise<void> => {
        const selection = new vscode.Range(line - 1, 0, line - 1, 0);
        await vscode.window.showTextDocument(vscode.Uri.file(file), { selection });
      },
    ),
    silenceWarnings: command(nothing, withoutAsking, async () => await boundary.silence()),
    resumeWarnings: command(nothing, withoutAsking, async () => await boundary.resume()),
  } as const;
}

function waysBack(boundary: BoundaryController) {
  const announce = async (result: UndoResult): Promise<void> => await announceUndo(boundary, result);
  const askToUndo = async (item: unknown): Promise<AboutFile | undefined> => {
    const about = await ask(item);
    // A key of one's own passes no file.
    if (about.path === undefined) return await confirmAll(boundary);
    return (await mayDelete(boundary, about.path)) ? about : undefined;
  };
  const undoCrossing: Command<AboutFile, UndoResult> = {
    ...command(aboutFile, askToUndo, async ({ path: given }) => await undo(boundary, given)),
    announce,
  };
  const putAllBack: Command<object, UndoResult> = {
    ...command<object, UndoResult>(
      nothing,
      () => confirmAll(boundary),
      async () => await undo(boundary, undefined),
    ),
    announce,
  };
  const move: Command<AboutFile, MoveResult> = {
    ...command(aboutFile, ask, async ({ path: given }) => {
      const { uri } = await boundary.crossedFile(given);
      return await boundary.move(uri);
    }),
    announce: announceMove,
  };
  return { undoCrossing, putAllBack, moveCrossing: move };
}

function waysOn(boundary: BoundaryController) {
  const engineer: Command<AboutFile, EngineerAsked> = {
    ...command(aboutFile, ask, async ({ path: given }) => {
      const file = await boundary.crossedFile(given);
      const [placement, before] = await Promise.all([
        boundary.placementOf(file.uri),
        boundary.before(file.uri),
      ]);
      const { hypothesis } = boundary;
      if (!placement || !hypothesis) throw errors.noExperiment();
      return await askEngineer(file, hypothesis, placement, before);
    }),
    announce: announceMessage,
  };
  return {
    askEngineer: engineer,
    keepCrossing: command(aboutFile, ask, async ({ path: given }) => await boundary.keep(given)),
    openCrossing: command(aboutFile, ask, async ({ path: given }): Promise<void> => {
      const file = await boundary.crossedFile(given);
      await showDifference(file, await boundary.before(file.uri));
    }),
  };
}

function command<Argument, Result>(
  argument: z.ZodType<Argument>,
  asks: Command<Argument, Result>['ask'],
  run: Command<Argument, Result>['run'],
): Command<Argument, Result> {
  return { argument, ask: asks, run };
}

async function withoutAsking(): Promise<object> {
  return {};
}

/** The file a button, link or menu is about; without one, everything is meant, so anything unexpected must not count as none. */
async function ask(item: unknown): Promise<z.infer<typeof explained>> {
  if (item === undefined) return {};
  const parsed = aboutFile.safeParse({ path: fileOfItem(item) ?? item });
  if (!parsed.success) throw errors.invalidArgument(z.prettifyError(parsed.error));
  return parsed.data;
}

/** Putting many files back takes a while: then it says how far it is, and can be ended. */
async function undo(boundary: BoundaryController, given: string | undefined): Promise<UndoResult> {
  const count = given === undefined ? outOfBounds(boundary) : 1;
  if (count <= quicklyPutBack) return await boundary.undo(given);
  const { l10n } = vscode;
  return await cancellable(l10n.t('Putting production files back'), async (signal, progress) => {
    const onProgress = (done: number, total: number): void =>
      progress.report({ message: l10n.t('{0} of {1}', done, total), increment: 100 / total });
    return await boundary.undo(given, { signal, onProgress });
  });
}

function outOfBounds(boundary: BoundaryController): number {
  return boundary.state.open.filter(({ crossing }) => crossing.zone !== 'open').length;
}

/** Several files at once are more than one click should change, and new ones are deleted. */
async function confirmAll(boundary: BoundaryController): Promise<Record<string, never> | undefined> {
  const files = boundary.state.open.filter(({ crossing }) => crossing.zone !== 'open');
  const [only] = files;
  if (files.length < 2) return !only || (await mayDelete(boundary, only.uri.fsPath)) ? {} : undefined;
  const { l10n } = vscode;
  const yes = l10n.t('Put All Files Back');
  const detail = l10n.t(
    '{0}: every file becomes what it was before you began to explore, and new ones are deleted. What you want to go on with can be moved into the prototype first.',
    countLabel(files.length),
  );
  const question = l10n.t('Put all production files back?');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
  return chosen === yes ? {} : undefined;
}

async function announceMove({ copy, variant, putBack }: MoveResult): Promise<void> {
  const { l10n } = vscode;
  const name = plainText(path.basename(copy));
  const where =
    variant === undefined
      ? l10n.t('A copy of {0} is in the lab, beside the prototype: its type may not be part of one.', name)
      : l10n.t('The prototype has a copy of {0} now.', name);
  const production = putBack
    ? l10n.t('In production, {0} is as it was.', name)
    : l10n.t(
        'In production, {0} could not be put back, so the change is in both places. Nothing is lost.',
        name,
      );
  const open = l10n.t('Open the Copy');
  const chosen = await vscode.window.showInformationMessage(`${where} ${production}`, open);
  // It may be a picture.
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(copy));
}
