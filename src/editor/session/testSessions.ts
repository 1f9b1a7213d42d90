import * as vscode from 'vscode';
import type { Observation } from '../../app/recordObservation.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { Disposable } from '../disposable.ts';
import type { BeginDeps, BegunSession } from './beginSession.ts';
import type { LiveSession } from './liveSession.ts';
import type { RunningSession, RunningSessionDeps } from './runningSession.ts';

/** Whose session begins, with what, and where they see it. */
export interface SessionOrder {
  /** A code, never a name. */
  readonly participant: string;
  /** The plan assigns one when it is left out. */
  readonly variant?: string | undefined;
  readonly pilot?: boolean | undefined;
  /** A window of its own unless said otherwise. */
  readonly where?: 'window' | 'editor' | undefined;
}

export interface TestSessionsDeps extends BeginDeps, RunningSessionDeps {
  /** Kept for this window, beyond a reload. */
  readonly memento: vscode.Memento;
}

/** Where a participant's page is open. After a reload VS Code brings its window back, empty. */
const placeKey = 'footbridge.sessionPlace';

/** The test session of this window: at most one is under way. What it takes to run one is loaded with the first. */
export class TestSessions extends Disposable {
  readonly #deps: TestSessionsDeps;
  readonly #changed = this._register(new vscode.EventEmitter<void>());
  #running: RunningSession | undefined;
  /** One that has ended while its participant still reads the thanks. */
  #leaving: RunningSession | undefined;
  #beginning: Promise<unknown> = Promise.resolve();

  /** Fires whenever {@link live} has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: TestSessionsDeps) {
    super();
    this.#deps = deps;
    this._register({ dispose: () => this.#running?.dispose() });
    this._register({ dispose: () => this.#leaving?.dispose() });
    void this.#tidy().catch((error: unknown) => deps.log.error('tidy layout', error));
  }

  /** The session that is under way in this window. */
  get live(): LiveSession | undefined {
    return this.#running?.live;
  }

  /**
   * Begins a participant's session and shows them their page.
   *
   * @returns the session's id, once the page is there
   * @throws FootbridgeError as app's `startSession` does; `session-under-way`, `compile-failed`
   */
  async start(experiment: Experiment, { where, ...order }: SessionOrder): Promise<{ session: string }> {
    const session = await this.#begin(where, async () => {
      const { beginSession } = await import('./beginSession.ts');
      return await beginSession(experiment, order, this.#deps);
    });
    return { session };
  }

  /**
   * Goes on with a session that was interrupted, with all that was recorded so far.
   * @throws FootbridgeError `unknown-session`, `session-over`, `session-under-way`, `session-elsewhere`, `prototype-replaced`,
   *   `plan-amended`, `already-decided`, `compile-failed`
   */
  async resume(experiment: Experiment, session: string, where?: 'window' | 'editor'): Promise<void> {
    if (this.live?.session === session) return await this.showAgain();
    await this.#begin(where, async () => {
      const { takeUpSession } = await import('./beginSession.ts');
      return await takeUpSession(experiment, session, this.#deps);
    });
  }

  /**
   * Records what an observer saw in any session, and tells the participant's page where it concerns it: a task was ended, or
   * all of it.
   * @throws FootbridgeError as app's `recordObservation` does
   */
  async observe(experiment: Experiment, session: string, observation: Observation): Promise<void> {
    const { lab } = this.#deps;
    const { recordObservation } = await import('../../app/recordObservation.ts');
    const running = this.live?.session === session ? this.#running : undefined;
    // Whatever became of the experiment meanwhile, also in another window: a page must not stay that nobody can close.
    if (observation.type === 'ended' && running) return await this.end();
    // What is already said by the page counts in what may be said about it.
    await running?.settle();
    await recordObservation(experiment, session, observation, { ...this.#deps, store: lab.requireStore() });
    await running?.observed(observation);
    // Nobody goes on with what will not be counted: they are thanked, and the next one may begin.
    if (running && observation.type === 'excluded') await this.#end(running);
    await lab.refresh();
  }

  /** Ends the session that is under way: the participant is thanked, and their page closes soon after. */
  async end(): Promise<void> {
    if (!this.#running) return;
    await this.#end(this.#running);
    await this.#deps.lab.refresh();
  }

  /** Brings the participant's page back. */
  async showAgain(): Promise<void> {
    await this.#running?.show();
  }

  /** One after the other: of two at once the second would not know of the first. */
  async #begin(where: 'window' | 'editor' | undefined, begin: () => Promise<BegunSession>): Promise<string> {
    const before = this.#beginning;
    const begun = before.then(() => this.#run(where ?? 'window', begin));
    this.#beginning = begun.catch(() => undefined);
    return await begun;
  }

  async #run(where: 'window' | 'editor', begin: () => Promise<BegunSession>): Promise<string> {
    await this.#makeRoom();
    const begun = await begin();
    const { RunningSession: Running } = await import('./runningSession.ts');
    const running = new Running(this.#deps, begun, {
      where,
      changed: () => this.#changed.fire(),
      lost: () => void this.#lose(running),
      closed: () =>
        void this.#end(running).catch((error: unknown) => this.#deps.log.error('end session', error)),
      placed: (place) => void this.#deps.memento.update(placeKey, place),
    });
    this.#running = running;
    await this.#deps.lab.refresh();
    await running.show();
    if (running.live.windowRefused) void this.#offerKit();
    return begun.script.session;
  }

  /** Whoever has done everything is not asked for it: the next one may begin. */
  async #makeRoom(): Promise<void> {
    const running = this.#running;
    if (running && !(running.isDone && (await this.#end(running))))
      throw errors.sessionUnderWay(running.live.participant);
    this.#leaving?.dispose();
  }

  /** @returns whether it could be ended */
  async #end(running: RunningSession): Promise<boolean> {
    const isEnded = await running.end();
    if (isEnded && this.#running === running) [this.#running, this.#leaving] = [undefined, running];
    this.#changed.fire();
    return isEnded;
  }

  /** Another window has the session: what goes on here would be recorded beside it. */
  async #lose(running: RunningSession): Promise<void> {
    if (this.#running === running) this.#running = undefined;
    running.dispose();
    this.#changed.fire();
    const { showError } = await import('../showError.ts');
    await showError(errors.sessionElsewhere(running.live.participant));
  }

  async #offerKit(): Promise<void> {
    const { offerKit } = await import('./offerKit.ts');
    await offerKit(this.#deps.log);
  }

  /** Puts away what a window that crashed or was reloaded in the middle of a session has left. */
  async #tidy(): Promise<void> {
    const { memento } = this.#deps;
    const place = memento.get<string>(placeKey);
    if (place === undefined) return;
    const { closeLeftovers } = await import('./closeLeftovers.ts');
    await closeLeftovers(place === 'window');
    if (!this.#running) await memento.update(placeKey, undefined);
  }
}
