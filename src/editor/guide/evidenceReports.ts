import { Emitter } from '../../app/emitter.ts';
import type { ReportView } from '../../protocol/guideEvidence.ts';

/** As many sessions as the guide lists at first, and as many more each time it is asked for. */
const page = 50;

/** What the Test step shows beside the records: what came of the last import or export, and how far back it lists. */
export class EvidenceReports {
  readonly #changed = new Emitter();
  readonly #reports = new Map<string, ReportView>();
  readonly #listed = new Map<string, number>();

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  of(experiment: string): ReportView | undefined {
    return this.#reports.get(experiment);
  }

  /** Shows what came of something, or puts it away. */
  set(experiment: string, report: ReportView | undefined): void {
    if (report) this.#reports.set(experiment, report);
    else this.#reports.delete(experiment);
    this.#changed.fire();
  }

  /** How many sessions of an experiment are listed. */
  listed(experiment: string): number {
    return this.#listed.get(experiment) ?? page;
  }

  listMore(experiment: string): void {
    this.#listed.set(experiment, this.listed(experiment) + page);
    this.#changed.fire();
  }
}
