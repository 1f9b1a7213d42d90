import * as l10n from '@vscode/l10n';
import { PaneFrame } from '../preview/paneFrame.ts';
import { stepKey } from './flow.ts';
import type { RunView, TestRun } from './testRun.ts';

/**
 * The prototype of the variant whose turn it is. It is loaded anew for every task, while that is read: so all begin a task at the
 * first screen, also those who were interrupted or left the task before halfway, and nobody waits for it.
 */
export class Prototype {
  readonly #holder: HTMLElement;
  readonly #run: TestRun;
  readonly #frame: PaneFrame;
  /** What it was loaded for; see {@link stepKey}. */
  #task: string | undefined;
  #page = '';
  #isUsed = false;

  /** @param holder the element that the frame is put into */
  constructor(holder: HTMLElement, run: TestRun) {
    this.#holder = holder;
    this.#run = run;
    this.#frame = new PaneFrame(
      holder,
      {
        report: (report) => {
          if (report.type === 'screen') run.screen(report);
          if (report.type === 'taskStep') run.taskStep(report.step);
          if (report.type === 'input') run.touched();
          if (report.type === 'error') run.problem('', report);
          // An empty page is told as a failure too.
          if (report.type === 'painted' && !report.empty) run.painted();
        },
        failed: (why, error) => run.broken(why, error?.type === 'error' ? error : undefined),
        restarted: () => run.restarted(),
        // Shortcuts stay with the browser, and nobody points at anything in a test.
        key: () => undefined,
        picked: () => undefined,
        pointingEnded: () => undefined,
        // What a page needs was put into it.
        data: (dataset) =>
          Promise.resolve(
            dataset === undefined ? { datasets: [] } : { refused: 'This page was opened without its data.' },
          ),
      },
      true,
    );
    this.#frame.call(l10n.t('Sketch'));
  }

  /** Loads what is needed and shows it when it is its turn. */
  show({ step, stage, wantsToStop }: RunView): void {
    // Whoever wants to stop is watched no longer; should they go on, it starts from its beginning.
    if (step.kind === 'over' || step.kind === 'consent' || wantsToStop) this.#clear();
    else if (step.kind === 'task' && stepKey(step) !== this.#task) {
      this.#task = stepKey(step);
      this.#page = step.variant.page;
      this.restart();
    }
    const isInSight = step.kind === 'task' && (stage === 'trying' || stage === 'ended') && !wantsToStop;
    this.#holder.classList.toggle('in-sight', isInSight);
    this.#holder.classList.toggle('ended', stage === 'ended');
    const isUsed = isInSight && stage === 'trying';
    this.#holder.inert = !isUsed;
    if (isUsed && !this.#isUsed) this.#frame.focus();
    this.#isUsed = isUsed;
  }

  /** Loads the prototype anew, with nothing it knew. */
  restart(): void {
    this.#run.loading();
    this.#frame.load(this.#page, '');
  }

  dispose(): void {
    this.#frame.dispose();
  }

  #clear(): void {
    if (this.#task === undefined) return;
    this.#task = undefined;
    this.#frame.clear();
  }
}
