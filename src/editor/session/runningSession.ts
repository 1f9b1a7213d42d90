import type * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import type { Clock, Ids } from '../../app/ports.ts';
import type { Observation } from '../../app/recordObservation.ts';
import { cleanReport } from '../../core/evidence/cleanReport.ts';
import { evidenceVersion, type EvidenceBody, type EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import { isOver } from '../../core/experiment/lifecycle.ts';
import { renewEvery } from '../../node/lab/sessionLease.ts';
import type { FromParticipant, ParticipantEvent } from '../../protocol/participant.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { describeError } from '../showError.ts';
import type { BegunSession } from './beginSession.ts';
import type { LiveSession } from './liveSession.ts';
import { whereaboutsOf } from './liveView.ts';
import { SessionPanel } from './sessionPanel.ts';
import { SessionRecorder } from './sessionRecorder.ts';

/** Time to read the thanks before the window closes, in milliseconds. */
const thanksMs = 5000;
/** What is recorded shows in the guide's lists after this long, in milliseconds. */
const refreshMs = 300;

export interface RunningSessionDeps {
  readonly lab: LabState;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly extensionUri: vscode.Uri;
}

export interface RunningSessionOptions {
  /** Where the participant is to see it. */
  readonly where: 'window' | 'editor';
  changed(): void;
  /** Another window has taken the session over. */
  lost(): void;
  /** Nothing more of it counts: it was decided, or the participant withdrew, perhaps in another window. May be told again. */
  closed(): void;
  /** Where the participant's page is open now: what a crash or a reload leaves of it is put away by that. */
  placed(where: 'window' | 'editor' | undefined): void;
}

/** One session under way: the participant's page, and what is recorded of it. */
export class RunningSession extends Disposable {
  readonly #deps: RunningSessionDeps;
  readonly #begun: BegunSession;
  readonly #options: RunningSessionOptions;
  readonly #recorder: SessionRecorder;
  readonly #tasks: readonly string[];
  #events: readonly EvidenceEvent[];
  #panel: SessionPanel | undefined;
  #where: LiveSession['where'] = 'gone';
  #windowRefused = false;
  #wantsToStop = false;
  #sawThanks = false;
  #refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: RunningSessionDeps, begun: BegunSession, options: RunningSessionOptions) {
    super();
    this.#deps = deps;
    this.#begun = begun;
    this.#options = options;
    this.#events = begun.recorded;
    this.#tasks = begun.script.tasks.map(({ id }) => id);
    const { store, experiment, script, lease } = begun;
    this.#recorder = new SessionRecorder({
      append: async (event, isRepeated) => {
        if (isRepeated) await store.addEvidence(experiment, script.session, [event]);
        else await store.appendEvidence(experiment, script.session, event);
        this.#refreshSoon(event.type);
      },
      changed: () => options.changed(),
      failed: (error) => {
        deps.log.error('record session', error);
        return describeError(error);
      },
      withdrawn: () => options.closed(),
    });
    const failed = (error: unknown) => deps.log.error('hold session', error);
    const renewing = setInterval(() => void this.#renew().catch(failed), renewEvery);
    this._register({ dispose: () => clearInterval(renewing) });
    this._register(deps.lab.onDidChange(() => this.#lookWhetherClosed()));
    this._register({ dispose: () => void lease.release().catch(failed) });
    this._register({ dispose: () => clearTimeout(this.#refreshing) });
    this._register({ dispose: () => this.#panel?.dispose() });
  }

  get live(): LiveSession {
    const { experiment, order, pilot, script } = this.#begun;
    return {
      experiment,
      session: script.session,
      participant: script.participant,
      order,
      pilot,
      where: this.#where,
      windowRefused: this.#windowRefused,
      wantsToStop: this.#wantsToStop,
      unsaved: this.#recorder.unsaved,
      ...whereaboutsOf(this.#events, order, this.#tasks),
    };
  }

  /** Whether nothing is left to be recorded of the participant: it has ended, or every task has. */
  get isDone(): boolean {
    const { phase, task } = this.live;
    return phase === 'over' || task === undefined;
  }

  /**
   * Shows the participant their page, anew where it was closed.
   * @returns once it is there, or was closed meanwhile
   */
  async show(): Promise<void> {
    if (this.#panel) return this.#panel.reveal();
    const { extensionUri, log } = this.#deps;
    const panel = new SessionPanel({
      extensionUri,
      title: this.#begun.script.title,
      refused: (error) => log.error('message from the participant', error),
    });
    this.#panel = panel;
    panel.onMessage((message) => this.#hear(message, panel));
    panel.onDidClose(() => this.#gone(panel));
    const wanted = this.#options.where;
    this.#options.placed(wanted);
    const where = await panel.place(wanted);
    if (this.#panel !== panel) return;
    this.#where = where;
    this.#windowRefused = wanted === 'window' && where === 'editor';
    this.#options.placed(where);
    this.#options.changed();
  }

  /** @returns once what was recorded is on the disk, or could not be written */
  async settle(): Promise<void> {
    await this.#recorder.flush();
  }

  /** Takes over what an observer had recorded on disk, and tells the page where it concerns it. */
  async observed(observation: Observation): Promise<void> {
    const { store, experiment, script, order } = this.#begun;
    const { records } = await store.readEvidence(experiment, new Set([script.session]));
    const written = records.get(script.session) ?? [];
    const known = new Set(this.#events.map(({ id }) => id));
    this.#events = [...this.#events, ...written.filter(({ id }) => !known.has(id))];
    if (observation.type === 'task') {
      const { task, variant = order[0] ?? '' } = observation;
      this.#panel?.post({ type: 'taskEnded', task, variant });
    }
    if (observation.type === 'ended') this.#panel?.post({ type: 'end' });
    // They agreed aloud: the page goes on from there.
    if (observation.type === 'consented' && this.#panel) this.#begin(this.#panel);
    this.#options.changed();
  }

  /**
   * Ends the session, if nobody has yet, and closes the participant's page: at once where they have seen the thanks, else once
   * they could read it.
   *
   * @returns whether all is on the disk; until it is the session stays, and its end can be asked for again
   */
  async end(): Promise<boolean> {
    if (this.live.phase !== 'over') this.#record({ type: 'ended' });
    this.#panel?.post({ type: 'end' });
    await this.settle();
    if (this.#recorder.unsaved) return false;
    if (!this.#panel || this.#sawThanks) this.dispose();
    else {
      const leaving = setTimeout(() => this.dispose(), thanksMs);
      this._register({ dispose: () => clearTimeout(leaving) });
    }
    return true;
  }

  #hear(message: FromParticipant, panel: SessionPanel): void {
    if (this.#panel !== panel) return;
    if (message.type === 'ready') return this.#begin(panel);
    if (message.type !== 'event') this.#wantsToStop = message.type === 'stop';
    else if (this.#mayRecord(message.event)) {
      this.#sawThanks = message.event.type === 'ended';
      // The page leaves out what is not known already; but a prototype is in it.
      this.#record(cleanReport(message.event, this.#begun.script.known));
    }
    this.#options.changed();
  }

  /** The page was loaded, perhaps anew: it goes on after all that has happened. */
  #begin(panel: SessionPanel): void {
    const { script } = this.#begun;
    panel.post({ type: 'script', script, recorded: this.#events, wantsToStop: this.#wantsToStop });
  }

  #lookWhetherClosed(): void {
    const { lab } = this.#deps;
    const { store, experiment } = this.#begun;
    // Another lab may have an experiment of the same name.
    if (lab.store?.root !== store.root) return;
    const found = lab.experiments.find(({ slug }) => slug === experiment);
    if (found && isOver(found)) this.#options.closed();
  }

  async #renew(): Promise<void> {
    if (!(await this.#begun.lease.renew()) && !this.isDisposed) this.#options.lost();
  }

  /** Nothing is recorded of somebody who has not agreed or wants to stop, nor after the end, nor about what is not on the plan. */
  #mayRecord(event: ParticipantEvent): boolean {
    const { order } = this.#begun;
    const has = (type: EvidenceEvent['type']): boolean => this.#events.some((each) => each.type === type);
    if (
      this.#wantsToStop ||
      has('ended') ||
      (!has('consented') && event.type !== 'consented' && event.type !== 'ended')
    )
      return false;
    if ('variant' in event && event.variant !== undefined && !order.includes(event.variant)) return false;
    return !('task' in event) || this.#tasks.includes(event.task);
  }

  #record(body: EvidenceBody): void {
    const { ids, clock } = this.#deps;
    const stamp = { schemaVersion: evidenceVersion, id: ids.next(), at: clock.now().toISOString() } as const;
    const event: EvidenceEvent = { ...stamp, ...body };
    this.#events = [...this.#events, event];
    this.#recorder.record(event);
  }

  #gone(panel: SessionPanel): void {
    this.#options.placed(undefined);
    if (this.#panel !== panel) return;
    this.#panel = undefined;
    this.#where = 'gone';
    if (!this.isDisposed) this.#options.changed();
  }

  /** Screens and steps are shown live only; the rest changes what the guide counts and lists. */
  #refreshSoon(type: EvidenceEvent['type']): void {
    if (type === 'screen' || type === 'step' || this.#refreshing !== undefined || this.isDisposed) return;
    this.#refreshing = setTimeout(() => {
      this.#refreshing = undefined;
      this.#deps.lab.refresh().catch((error: unknown) => this.#deps.log.error('refresh', error));
    }, refreshMs);
  }
}
