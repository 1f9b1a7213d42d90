import type { DataAnswer } from './dataAnswer.ts';

/** Requests that were sent over a port and wait for their answer, by number. */
export class DataRequests {
  readonly #send: (id: number, dataset: string | undefined) => void;
  readonly #waiting = new Map<number, (answer: DataAnswer) => void>();
  #last = 0;

  constructor(send: (id: number, dataset: string | undefined) => void) {
    this.#send = send;
  }

  /** @param dataset without one the names of all datasets are asked for */
  ask(dataset: string | undefined): Promise<DataAnswer> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(id, dataset);
    });
  }

  /** Hands an answer to whoever asked; answers to nothing are dropped. */
  settle(id: number, answer: DataAnswer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}
