import * as vscode from 'vscode';
import type { Leak } from '../../../core/boundary/leaks/leak.ts';
import { crossingCommandIds } from '../../contributions.ts';
import { Disposable } from '../../disposable.ts';
import { commandLink } from '../boundaryWords.ts';

/** A leak and the file it is in. */
export interface FoundLeak {
  readonly leak: Leak;
  readonly uri: vscode.Uri;
}

/** Shows leaks in VS Code's Problems. What could not be checked, without a sign that anything is wrong, is only counted. */
export class LeakProblems extends Disposable {
  readonly #problems = this._register(vscode.languages.createDiagnosticCollection('Footbridge leaks'));

  /** Files with a problem. */
  get files(): readonly vscode.Uri[] {
    const files: vscode.Uri[] = [];
    this.#problems.forEach((uri) => files.push(uri));
    return files;
  }

  /** @param scanned files whose problems are replaced; `undefined`: all there are */
  show(leaks: readonly FoundLeak[], scanned: readonly vscode.Uri[] | undefined): void {
    if (scanned) for (const uri of scanned) this.#problems.delete(uri);
    else this.#problems.clear();
    const byFile = Map.groupBy(
      leaks.filter(({ leak }) => leak.severity !== 'note'),
      ({ uri }) => uri.toString(),
    );
    for (const found of byFile.values()) {
      const [first] = found;
      if (first) this.#problems.set(first.uri, found.map(problemOf));
    }
  }
}

function problemOf({ leak, uri }: FoundLeak): vscode.Diagnostic {
  const line = leak.line - 1;
  const severity =
    leak.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const problem = new vscode.Diagnostic(
    new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER),
    vscode.l10n.t(leak.template, ...leak.values),
    severity,
  );
  problem.source = 'Footbridge';
  const target = commandLink(crossingCommandIds.showBoundaryExplanation, {
    path: uri.fsPath,
    leak: leak.rule,
  });
  problem.code = { value: leak.rule, target: vscode.Uri.parse(target, true) };
  return problem;
}
