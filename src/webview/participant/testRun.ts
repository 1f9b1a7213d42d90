import type { ParticipantEvent, ParticipantScript } from '../../protocol/participant.ts';
import { type RecordedEvent, secondsRecorded, type Step, stepKey, stepNow, type TaskStep } from './flow.ts';
import { knownName, problemWords, type ReportedError } from './onlyKnown.ts';

/** More than this says nothing about a person: the prototype may report without end. */
const mostMoves = 500;
const mostProblems = 50;

type Outcome = Extract<ParticipantEvent, { type: 'task' }>['outcome'];

/**
 * How a task came to its end: the page saw its goal reached, time was up, the participant said so, the prototype had stopped, or
 * an observer said so.
 */
export type Ending = 'reached' | 'timeUp' | 'done' | 'gaveUp' | 'broken' | 'observer';

/** What a participant looks at. */
export interface RunView {
  readonly step: Step;
  /** At a task: its words, the prototype on its way, the prototype, the prototype after the end. */
  readonly stage: 'words' | 'opening' | 'trying' | 'ended';
  readonly ending: Ending | undefined;
  /** The task had been begun before, and was interrupted. */
  readonly isResumed: boolean;
  /** The prototype cannot be shown, or stopped. */
  readonly isBroken: boolean;
  /** They want to stop; whoever sits beside them was told. */
  readonly wantsToStop: boolean;
}

/** What a run needs from outside. */
export interface RunPorts {
  record(event: ParticipantEvent): void;
  /** They want to stop, or changed their mind. Where nobody sits beside them, that was recorded as the end. */
  stop(wanted: boolean): void;
  /** Milliseconds, from any moment on. */
  now(): number;
  /** Calls back once; the function returned prevents it. */
  later(work: () => void, milliseconds: number): () => void;
  changed(): void;
}

interface Place {
  readonly screen: string;
  readonly state: string;
}

/**
 * One participant's way through a session: what they do and what the prototype reports goes in, what is recorded comes out.
 * It knows nothing of how it looks.
 */
export class TestRun {
  readonly #script: ParticipantScript;
  readonly #ports: RunPorts;
  readonly #recorded: readonly RecordedEvent[];
  readonly #events: (RecordedEvent | ParticipantEvent)[];
  readonly #passed = new Set<string>();
  #stage: RunView['stage'] = 'words';
  #ending: Ending | undefined;
  #endedTask: TaskStep | undefined;
  #wantsToStop: boolean;
  /** Somebody did something in the prototype since the task was begun: a script can go to a screen by itself. */
  #isTouched = false;
  #isBroken = false;
  #isPainted = false;
  #place: Place | undefined;
  /** When the clock of the task under way was started, and what it showed before that. Milliseconds. */
  #since: number | undefined;
  #before = 0;
  #cancelTimeout: (() => void) | undefined;
  #moves: number;
  #problems: number;

  /** @param before what was recorded of the session before, and whether they wanted to stop: it goes on from there */
  constructor(
    script: ParticipantScript,
    before: { readonly recorded: readonly RecordedEvent[]; readonly wantsToStop: boolean },
    ports: RunPorts,
  ) {
    const { recorded, wantsToStop } = before;
    this.#wantsToStop = wantsToStop;
    this.#script = script;
    this.#ports = ports;
    this.#recorded = recorded;
    this.#events = [...recorded];
    this.#moves = recorded.filter(({ type }) => type === 'screen' || type === 'step').length;
    this.#problems = recorded.filter(({ type }) => type === 'problem').length;
  }

  get view(): RunView {
    const step = this.#endedTask ?? stepNow(this.#script, { events: this.#events, passed: this.#passed });
    return {
      step,
      stage: this.#stage,
      ending: this.#ending,
      isResumed: step.kind === 'task' && this.#isResumed(step),
      isBroken: this.#isBroken,
      wantsToStop: this.#wantsToStop,
    };
  }

  /** Whether they take part: nothing is kept of those who do not. */
  get hasAgreed(): boolean {
    return this.#events.some(({ type }) => type === 'consented');
  }

  agree(quotes: boolean): void {
    this.#record({ type: 'consented', quotes });
  }

  /** They have read the task and want to try. The clock starts when they see the prototype. */
  begin(): void {
    if (this.view.step.kind !== 'task' || this.#stage !== 'words') return;
    this.#stage = 'opening';
    if (this.#isPainted) this.#start();
    this.#ports.changed();
  }

  /** They say that they are done, where the page cannot notice it. */
  sayDone(): void {
    this.#end('done', 'completed', 'participant');
  }

  /** They end the task. Where the prototype has stopped that says nothing about them, and the session cannot be counted. */
  giveUp(): void {
    const { step } = this.view;
    if (!this.#isBroken) return this.#end('gaveUp', 'abandoned', 'participant');
    if (step.kind !== 'task' || this.#stage === 'words' || this.#stage === 'ended' || this.#wantsToStop)
      return;
    this.#exclude();
    this.#passed.add(stepKey(step)).add(stepKey({ ...step, kind: 'seq' }));
    this.#endAs('broken', step);
  }

  /** On to what comes after a task that has ended. */
  goOn(): void {
    this.#before = 0;
    this.#endedTask = undefined;
    this.#ending = undefined;
    this.#stage = 'words';
    this.#finishIfOver();
    this.#ports.changed();
  }

  /** @param value 1 to 7; nothing to pass the question over */
  rateTask(value: number | undefined): void {
    const { step } = this.view;
    if (step.kind !== 'seq') return;
    if (value === undefined) this.#passed.add(stepKey(step));
    else this.#keep({ type: 'seq', task: step.task.id, ...this.#where(step), value });
    this.#finishIfOver();
    this.#ports.changed();
  }

  /** @param ratings both items, 1 to 7 each; nothing to pass the questions over */
  rateVariant(ratings: { readonly capabilities: number; readonly ease: number } | undefined): void {
    const { step } = this.view;
    if (step.kind !== 'umuxLite') return;
    if (ratings === undefined) this.#passed.add(stepKey(step));
    else this.#keep({ type: 'umuxLite', ...this.#where(step), ...ratings });
    this.#finishIfOver();
    this.#ports.changed();
  }

  /** They want to stop, or changed their mind. Who is alone ends the session by it. */
  stop(wanted = true): void {
    this.#wantsToStop = wanted;
    if (wanted && !this.#script.moderated) {
      // Nobody else could say that it was not the participant who failed.
      if (this.#isBroken && this.view.step.kind === 'task') this.#exclude();
      this.#keep({ type: 'ended' });
    }
    // The prototype is taken away meanwhile.
    if (wanted) this.loading();
    this.#ports.stop(wanted);
    this.#ports.changed();
  }

  /** An observer ended a task: nothing is recorded here, since the observer's word was. */
  endByObserver(task: string, variant: string): void {
    const { step } = this.view;
    if (step.kind !== 'task' || step.task.id !== task || step.variant.id !== variant) return;
    if (this.#stage === 'ended') return;
    this.#passed.add(stepKey(step));
    this.#endAs('observer', step);
  }

  /** An observer ended the session. */
  endSession(): void {
    this.#holdClock();
    this.#endedTask = undefined;
    this.#events.push({ type: 'ended' });
    this.#ports.changed();
  }

  /** The page is taken away, perhaps for one that goes on: nothing more is said from here. */
  dispose(): void {
    this.#holdClock();
  }

  /** A prototype was put in place of the one before. */
  loading(): void {
    this.#isPainted = false;
    this.#isBroken = false;
    this.#place = undefined;
    if (this.#stage === 'trying') {
      this.#holdClock();
      this.#stage = 'opening';
    }
    this.#ports.changed();
  }

  /** The prototype tried to leave and was started again: what they did in it is lost, which is not their fault. */
  restarted(): void {
    this.problem('The prototype tried to open another page and was started again');
    this.loading();
  }

  /** Somebody pressed a key or pointed in the prototype. */
  touched(): void {
    this.#isTouched = true;
  }

  /** The prototype is on the glass. */
  painted(): void {
    if (this.#wantsToStop) return;
    this.#isPainted = true;
    if (this.#stage === 'opening') this.#start();
    this.#ports.changed();
  }

  /** The prototype shows a screen. */
  screen(place: Place): void {
    this.#place = place;
    const { step } = this.view;
    if (step.kind !== 'task' || this.#stage !== 'trying' || this.#wantsToStop) return;
    this.#moveTo(place, step);
    const condition = step.task.successWhen;
    if (this.#isTouched && condition && 'screen' in condition && isAt(place, condition))
      this.#end('reached', 'completed', 'page');
  }

  /** Somebody used a control that matters to a task. */
  taskStep(name: string): void {
    const { step } = this.view;
    if (step.kind !== 'task' || this.#stage !== 'trying' || this.#wantsToStop) return;
    const { steps } = this.#script.known;
    this.#move({ type: 'step', step: knownName(name, steps), ...this.#where(step) });
    const condition = step.task.successWhen;
    if (this.#isTouched && condition && 'taskStep' in condition && condition.taskStep === name)
      this.#end('reached', 'completed', 'page');
  }

  /**
   * Something went wrong in the prototype.
   * @param own words of ours for it; empty for none
   */
  problem(own: string, error?: ReportedError): void {
    const { step } = this.view;
    if (this.#wantsToStop || step.kind === 'over' || step.kind === 'consent') return;
    this.#problems += 1;
    if (this.#problems > mostProblems) return;
    const message = problemWords(own, error, this.#script.known);
    this.#keep({ type: 'problem', message, ...this.#where(step) });
  }

  /** The prototype showed nothing, or does not answer. */
  broken(why: string, error?: ReportedError): void {
    if (this.#wantsToStop) return;
    this.problem(why, error);
    this.#holdClock();
    this.#isBroken = true;
    this.#ports.changed();
  }

  #start(): void {
    const { step } = this.view;
    if (step.kind !== 'task') return;
    this.#stage = 'trying';
    this.#isTouched = false;
    const isFirst = this.#since === undefined && this.#before === 0;
    if (isFirst) this.#before = secondsRecorded(step, this.#script, this.#recorded) * 1000;
    this.#keep({ type: 'taskStarted', task: step.task.id, ...this.#where(step) });
    this.#runClock();
    if (this.#place) this.#moveTo(this.#place, step);
  }

  #end(ending: Ending, outcome: Outcome, by: 'page' | 'participant'): void {
    const { step } = this.view;
    if (step.kind !== 'task' || this.#stage !== 'trying' || this.#wantsToStop) return;
    this.#holdClock();
    const seconds = Math.min(86_400, Math.round(this.#before / 100) / 10);
    this.#keep({ type: 'task', task: step.task.id, ...this.#where(step), outcome, seconds, by });
    this.#endAs(ending, step);
  }

  #exclude(): void {
    this.#keep({ type: 'excluded', reason: 'The prototype stopped', by: 'page' });
  }

  #endAs(ending: Ending, step: TaskStep): void {
    this.#holdClock();
    this.#endedTask = step;
    this.#ending = ending;
    this.#stage = 'ended';
    this.#ports.changed();
  }

  #runClock(): void {
    const { step } = this.view;
    if (step.kind !== 'task' || this.#since !== undefined) return;
    this.#since = this.#ports.now();
    const { timeoutSeconds } = step.task;
    if (timeoutSeconds === undefined) return;
    const left = Math.max(0, timeoutSeconds * 1000 - this.#before);
    this.#cancelTimeout = this.#ports.later(() => this.#end('timeUp', 'failed', 'page'), left);
  }

  #holdClock(): void {
    this.#cancelTimeout?.();
    this.#cancelTimeout = undefined;
    if (this.#since !== undefined) this.#before += this.#ports.now() - this.#since;
    this.#since = undefined;
  }

  /** After the last step nothing is left to be asked. */
  #finishIfOver(): void {
    if (this.view.step.kind === 'over' && !this.#events.some(({ type }) => type === 'ended'))
      this.#keep({ type: 'ended' });
  }

  #isResumed({ variant, task }: TaskStep): boolean {
    return this.#recorded.some(
      (event) =>
        event.type === 'taskStarted' &&
        event.task === task.id &&
        (event.variant ?? this.#script.variants[0]?.id) === variant.id,
    );
  }

  /** Where there is only one variant it goes without saying. */
  #where({ variant }: { readonly variant: { readonly id: string } }): { variant?: string } {
    return this.#script.variants.length > 1 ? { variant: variant.id } : {};
  }

  #moveTo({ screen, state }: Place, at: { readonly variant: { readonly id: string } }): void {
    const { screens, states } = this.#script.known;
    const shown = { screen: knownName(screen, screens), state: knownName(state, states) };
    this.#move({ type: 'screen', ...shown, ...this.#where(at) });
  }

  #move(event: ParticipantEvent): void {
    this.#moves += 1;
    if (this.#moves <= mostMoves) this.#keep(event);
  }

  #record(event: ParticipantEvent): void {
    this.#keep(event);
    this.#ports.changed();
  }

  #keep(event: ParticipantEvent): void {
    this.#events.push(event);
    this.#ports.record(event);
  }
}

/** States, as prompts and the starter name them, in which a screen does not show yet what it is for. */
const unfinished: ReadonlySet<string> = new Set(['loading', 'error']);

/** Where no state is named, whoever still waits for the screen, or sees that it failed, has not got there. */
function isAt(
  { screen, state }: Place,
  condition: { readonly screen: string; readonly state?: string | undefined },
): boolean {
  if (screen !== condition.screen) return false;
  return condition.state === undefined ? !unfinished.has(state) : condition.state === state;
}
