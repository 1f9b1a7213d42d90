import { join } from 'node:path';
import * as vscode from 'vscode';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import { contract } from '../../core/prototype/contract.ts';
import { paneKey, type PaneName } from '../../core/prototype/paneName.ts';
import type { Fault } from '../../protocol/preview.ts';
import { internalCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';

/** Source of the problems, by which the quick fix knows them. */
const source = 'Footbridge prototype';
/** A prototype may report without end. */
const mostProblems = 100;

/** A variant that is shown, and where its files are. */
export interface ShownVariant extends PaneName {
  readonly folder: string;
  /** The paths of its files, relative to the folder: what a page says of others is not believed. */
  readonly files: ReadonlySet<string>;
}

/** A problem as VS Code shows it, and as the model is told. */
interface PrototypeProblem {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
  readonly fault: Fault;
  readonly shown: ShownVariant;
}

/**
 * What is wrong with the prototypes in sight, in VS Code's Problems: what the compiler finds and what they report while they
 * run, at the line of the variant's own file, with a quick fix that has it mended.
 */
export class PrototypeProblems extends Disposable implements vscode.CodeActionProvider {
  readonly #collection = this._register(vscode.languages.createDiagnosticCollection(source));
  readonly #problems = new Map<string, PrototypeProblem[]>();
  readonly #canFix: () => boolean;

  /** @param canFix whether there is a model that could mend something */
  constructor(canFix: () => boolean) {
    super();
    this.#canFix = canFix;
    const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
    this._register(vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, this, kinds));
  }

  /** Begins anew for a variant, with what the compiler found. */
  begin(shown: ShownVariant, findings: readonly PrototypeFinding[]): void {
    const problems = findings.map(({ severity, message, file, line }) =>
      this.#problem(shown, { message, file, line }, message, severity),
    );
    this.#problems.set(paneKey(shown), problems);
    this.#publish();
  }

  /**
   * Adds what a running page reported.
   *
   * @param message for people; `fault` is for the model
   */
  add(shown: ShownVariant, fault: Fault, message: string, severity: PrototypeFinding['severity']): void {
    const problems = this.#problems.get(paneKey(shown)) ?? [];
    const problem = this.#problem(shown, fault, message, severity);
    const isKnown = problems.some(
      (each) =>
        each.diagnostic.message === message &&
        each.uri.toString() === problem.uri.toString() &&
        each.diagnostic.range.isEqual(problem.diagnostic.range),
    );
    if (isKnown || problems.length >= mostProblems) return;
    this.#problems.set(paneKey(shown), [...problems, problem]);
    this.#publish();
  }

  /** Forgets all but these variants. */
  keep(shown: readonly PaneName[]): void {
    const keys = new Set(shown.map(paneKey));
    for (const key of this.#problems.keys()) if (!keys.has(key)) this.#problems.delete(key);
    this.#publish();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!this.#canFix()) return [];
    const uri = document.uri.toString();
    const here = [...this.#problems.values()].flat().filter((problem) => problem.uri.toString() === uri);
    return diagnostics.flatMap((diagnostic) => {
      const problem = here.find(
        (each) =>
          diagnostic.source === source &&
          each.diagnostic.message === diagnostic.message &&
          each.diagnostic.range.isEqual(diagnostic.range),
      );
      return problem ? [quickFix(problem, diagnostic)] : [];
    });
  }

  #problem(
    shown: ShownVariant,
    fault: Fault,
    message: string,
    severity: PrototypeFinding['severity'],
  ): PrototypeProblem {
    const isOurs = fault.file !== undefined && shown.files.has(fault.file);
    const file = isOurs ? fault.file : contract.entry;
    const line = Math.max(0, (isOurs ? (fault.line ?? 1) : 1) - 1);
    const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
    const level = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    const diagnostic = new vscode.Diagnostic(range, message, level);
    diagnostic.source = source;
    return { uri: vscode.Uri.file(join(shown.folder, file ?? contract.entry)), diagnostic, fault, shown };
  }

  #publish(): void {
    const byFile = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    for (const { uri, diagnostic } of [...this.#problems.values()].flat()) {
      const entry = byFile.get(uri.toString());
      if (entry) entry[1].push(diagnostic);
      else byFile.set(uri.toString(), [uri, [diagnostic]]);
    }
    this.#collection.clear();
    this.#collection.set([...byFile.values()]);
  }
}

function quickFix(
  { fault, shown: { experiment, variant } }: PrototypeProblem,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const title = vscode.l10n.t('Fix with the Model (One Turn)');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  const argument = { experiment, variant, ...fault };
  const press = { command: internalCommandIds.fixPrototype, argument };
  action.command = { title, command: internalCommandIds.press, arguments: [press] };
  return action;
}
