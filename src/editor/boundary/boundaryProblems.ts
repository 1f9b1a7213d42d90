import * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { crossingCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { commandLink, describeCrossing, withoutMarks } from './boundaryWords.ts';
import { actionsFor, type CrossingAction } from './crossingActions.ts';

/** Source of the problems, by which the quick fixes know them. */
const source = 'Footbridge';

/** An open crossing and the file it is about. */
export interface CrossedFile {
  readonly crossing: Crossing;
  readonly uri: vscode.Uri;
  /** First changed line, from 0. */
  readonly line: number;
  readonly canUndo: boolean;
  /** Whether it is about one file, and not about a folder with what is in it. */
  readonly isFile: boolean;
}

/** Shows each crossing as a problem in its file, with quick fixes, until it ends. */
export class BoundaryProblems extends Disposable implements vscode.CodeActionProvider {
  readonly #problems = this._register(vscode.languages.createDiagnosticCollection(source));
  #shown = new Map<string, CrossedFile>();

  constructor() {
    super();
    const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
    this._register(vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, this, kinds));
  }

  /** Replaces what is shown; each file gets one problem, for its latest crossing. */
  show(files: readonly CrossedFile[]): void {
    const next = new Map(files.map((file) => [file.uri.toString(), file]));
    for (const [key, { uri }] of this.#shown) if (!next.has(key)) this.#problems.delete(uri);
    for (const [key, file] of next) {
      const shown = this.#shown.get(key);
      if (shown?.crossing.id === file.crossing.id && shown.line === file.line) continue;
      this.#problems.set(file.uri, [problemOf(file)]);
    }
    this.#shown = next;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const mine = diagnostics.filter((diagnostic) => diagnostic.source === source);
    const file = this.#shown.get(document.uri.toString());
    if (mine.length === 0 || !file) return [];
    return actionsFor(file).map((action) => quickFix(action, mine, file.uri));
  }
}

function problemOf({ crossing, uri, line }: CrossedFile): vscode.Diagnostic {
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  // Problems are plain text.
  const message = withoutMarks(describeCrossing(crossing));
  const problem = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  problem.source = source;
  const target = commandLink(crossingCommandIds.showBoundaryExplanation, uri.fsPath);
  problem.code = { value: crossing.rule, target: vscode.Uri.parse(target, true) };
  return problem;
}

function quickFix(
  { id, label, command, isAboutFile }: CrossingAction,
  diagnostics: vscode.Diagnostic[],
  file: vscode.Uri,
): vscode.CodeAction {
  const result = new vscode.CodeAction(label, vscode.CodeActionKind.QuickFix);
  result.diagnostics = diagnostics;
  result.isPreferred = id === 'undo';
  result.command = { title: label, command, arguments: isAboutFile ? [file] : [] };
  return result;
}
