import * as vscode from 'vscode';
import type { PageReport } from '../../core/prototype/pageReport.ts';
import type { PrototypeProblems, ShownVariant } from './prototypeProblems.ts';

/** Turns what running prototypes report into entries of VS Code's Problems. */
export class ReportedFaults {
  readonly #problems: PrototypeProblems;

  constructor(problems: PrototypeProblems) {
    this.#problems = problems;
  }

  hear(shown: ShownVariant, report: PageReport): void {
    if (report.type === 'error') {
      const { message, file, line } = report;
      this.#problems.add(shown, { message, file, line: placed(line) }, message, 'error');
    } else if (report.type === 'blocked') {
      const { what, file, line } = report;
      const message = `The prototype tried something that is locked (no network, no other page): ${what}`;
      const text = vscode.l10n.t('Stopped, prototypes have no way out of the page: {0}', what);
      this.#problems.add(shown, { message, file, line: placed(line) }, text, 'warning');
    } else if (report.type === 'painted' && report.empty) {
      const message = 'The page runs but its first screen is empty: nothing is shown.';
      this.#problems.add(shown, { message }, vscode.l10n.t('The first screen is empty.'), 'error');
    }
  }
}

function placed(line: number | undefined): number | undefined {
  return line !== undefined && line >= 1 ? line : undefined;
}
