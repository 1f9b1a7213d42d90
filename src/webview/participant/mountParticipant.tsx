import { type ComponentType, render } from 'preact';
import type { ParticipantEvent, ParticipantScript } from '../../protocol/participant.ts';
import type { RecordedEvent } from './flow.ts';
import { Participant } from './participant.tsx';
import { Prototype } from './prototype.ts';
import { TestRun } from './testRun.ts';

export interface ParticipantOptions {
  readonly script: ParticipantScript;
  /** What was recorded before: the page goes on from there. */
  readonly recorded: readonly RecordedEvent[];
  /** Takes what the participant and the prototype did, one after another. */
  readonly record: (event: ParticipantEvent) => void;
  /** They want to stop, or changed their mind; see RunPorts.stop. */
  readonly stop: (wanted: boolean) => void;
  /** They had said so before the page was loaded. */
  readonly wantsToStop?: boolean;
  /** What is said under the thanks at the end; `hasAgreed` unless they did not want to take part. */
  readonly Over?: ComponentType<{ readonly hasAgreed: boolean }>;
}

/** What an observer does to the page. */
export interface MountedParticipant {
  endTask(task: string, variant: string): void;
  endSession(): void;
  /** Takes the page away. */
  dispose(): void;
}

/**
 * Draws the page of one participant: consent, each task in each variant, ratings, thanks. The same in a window of VS Code and in
 * a test kit. Texts are those of @vscode/l10n as it was configured before.
 *
 * @param root is emptied first
 */
export function mountParticipant(root: HTMLElement, options: ParticipantOptions): MountedParticipant {
  const { script, recorded, wantsToStop = false, record, stop, Over } = options;
  const holder = document.createElement('div');
  holder.className = 'stage';
  const page = document.createElement('div');
  page.className = 'page';
  root.replaceChildren(page, holder);
  let prototype: Prototype | undefined;
  const draw = (): void => {
    const { view } = run;
    prototype?.show(view);
    render(<Participant {...{ script, run, view, Over }} restart={() => prototype?.restart()} />, page);
  };
  const run: TestRun = new TestRun(
    script,
    { recorded, wantsToStop },
    {
      record,
      stop,
      now: () => performance.now(),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      changed: draw,
    },
  );
  prototype = new Prototype(holder, run);
  draw();
  return {
    endTask: (task, variant) => run.endByObserver(task, variant),
    endSession: () => run.endSession(),
    dispose: () => {
      run.dispose();
      prototype?.dispose();
      render(null, page);
      root.replaceChildren();
    },
  };
}
