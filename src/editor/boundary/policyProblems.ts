import * as vscode from 'vscode';
import { policyFileName, type PolicyProblem } from '../../core/boundary/policy/policy.ts';
import { crossingCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { commandLink } from './boundaryWords.ts';
import type { PolicyState } from './heldPolicies.ts';

/** Shows what is wrong with a policy on the lines it is about. */
export class PolicyProblems extends Disposable {
  readonly #problems = this._register(
    vscode.languages.createDiagnosticCollection(vscode.l10n.t('Footbridge policy')),
  );

  /** Replaces what is shown for one repository. @param root its top folder */
  show(root: string, { problems, held }: PolicyState): void {
    const uri = vscode.Uri.joinPath(vscode.Uri.file(root), policyFileName);
    this.#problems.set(
      uri,
      problems.map((problem) => diagnosticOf(uri, problem, held)),
    );
  }
}

function diagnosticOf(uri: vscode.Uri, problem: PolicyProblem, held: PolicyState['held']): vscode.Diagnostic {
  const { DiagnosticSeverity: severity, l10n } = vscode;
  const range = new vscode.Range(
    problem.line - 1,
    problem.column - 1,
    problem.endLine - 1,
    problem.endColumn - 1,
  );
  const isError = problem.severity === 'error';
  const message = isError ? `${problem.message} ${heldSentence(held)}`.trimEnd() : problem.message;
  const diagnostic = new vscode.Diagnostic(range, message, isError ? severity.Error : severity.Warning);
  diagnostic.source = l10n.t('Footbridge policy');
  const target = commandLink(crossingCommandIds.showBoundaryExplanation, uri.fsPath);
  diagnostic.code = { value: 'policy', target: vscode.Uri.parse(target, true) };
  return diagnostic;
}

/** What holds until the policy is repaired. */
function heldSentence(held: PolicyState['held']): string {
  if (held === 'lastGood') return vscode.l10n.t('Until this is repaired, the last good policy holds.');
  if (held === 'strict')
    return vscode.l10n.t('Until this is repaired, everything but the lab counts as production.');
  return '';
}
