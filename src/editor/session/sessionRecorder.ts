import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import type { LiveSession } from './liveSession.ts';

/** Waits before what could not be written is tried again, in milliseconds; the last one for all further tries. */
const waits = [500, 1000, 2000, 5000];

interface RecorderPorts {
  /**
   * Writes one event. @throws FootbridgeError as the store does
   * @param isRepeated it was tried before, and may be there in spite of the failure
   */
  append(event: EvidenceEvent, isRepeated: boolean): Promise<void>;
  changed(): void;
  /** Is told of every failure. @returns what to tell people about it */
  failed(error: unknown): string;
  /** The participant withdrew: nothing more is kept, nor may be. */
  withdrawn(): void;
}

/**
 * Writes what happens in a session, one event after the other, each at once. What the disk refuses is kept in memory, in its
 * order, and tried again until it is written.
 */
export class SessionRecorder {
  readonly #ports: RecorderPorts;
  #waiting: EvidenceEvent[] = [];
  #why: string | undefined;
  /** Failures of the event that is next, and of all. */
  #tries = 0;
  #failures = 0;
  #isStopped = false;
  #wake: (() => void) | undefined;
  #working: Promise<void> = Promise.resolve();
  #isWorking = false;

  constructor(ports: RecorderPorts) {
    this.#ports = ports;
  }

  /** What is not on the disk although it was tried. */
  get unsaved(): LiveSession['unsaved'] {
    return this.#why === undefined ? undefined : { records: this.#waiting.length, why: this.#why };
  }

  record(event: EvidenceEvent): void {
    if (this.#isStopped) return;
    this.#waiting.push(event);
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#working = this.#work();
  }

  /** Tries at once, where it would have waited. @returns once all that was recorded before is written, or one try has failed */
  async flush(): Promise<void> {
    const failures = this.#failures;
    this.#wake?.();
    while (this.#isWorking && this.#failures === failures) await Promise.race([this.#working, pause(20)]);
  }

  /** Gives up what is not written. */
  stop(): void {
    this.#isStopped = true;
    this.#waiting = [];
    this.#why = undefined;
    this.#wake?.();
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      try {
        await this.#ports.append(next, this.#tries > 0);
        this.#waiting.shift();
        if (this.#why !== undefined) this.#tell(undefined);
        this.#tries = 0;
      } catch (error) {
        await this.#refused(error);
      }
    }
    this.#isWorking = false;
  }

  async #refused(failure: unknown): Promise<void> {
    this.#failures += 1;
    const why = this.#ports.failed(failure);
    if (failure instanceof FootbridgeError && failure.code === 'participant-withdrawn') {
      this.stop();
      this.#ports.withdrawn();
      return;
    }
    const wait = waits[Math.min(this.#tries, waits.length - 1)] ?? 0;
    this.#tries += 1;
    this.#tell(why);
    const { promise: woken, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await Promise.race([pause(wait), woken]);
    this.#wake = undefined;
  }

  #tell(why: string | undefined): void {
    this.#why = why;
    this.#ports.changed();
  }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
