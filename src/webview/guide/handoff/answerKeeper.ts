import type { Host } from '../host.ts';
import type { Answers } from './handoffFields.ts';

const pauseMs = 500;

/**
 * Owns what is being written for the handoff. The text on the page is the truth until the host has it, and survives hiding
 * the guide; the host hears of it after each pause and on {@link flush}. What nobody typed in follows the host.
 */
export class AnswerKeeper {
  readonly #host: Host;
  readonly #key: string;
  readonly #onChange: () => void;
  #typed: Answers;
  #unsent: Answers;
  #unwritten = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes up what was typed before the page was thrown away. @param experiment its slug */
  constructor(host: Host, experiment: string, onChange: () => void) {
    this.#host = host;
    this.#key = `handoff:${experiment}`;
    this.#onChange = onChange;
    const kept = host.memory.read(this.#key);
    this.#typed = kept !== null && typeof kept === 'object' ? kept : {};
    this.#unsent = this.#typed;
  }

  /** What was typed and is not known to be on record. */
  get typed(): Answers {
    return this.#typed;
  }

  change(part: Answers): void {
    this.#typed = { ...this.#typed, ...part };
    this.#unsent = { ...this.#unsent, ...part };
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
    this.#onChange();
  }

  /** Tells the host now, if there is anything new. */
  flush(): void {
    clearTimeout(this.#timer);
    const answers = this.#unsent;
    if (Object.keys(answers).length === 0) return;
    this.#unsent = {};
    this.#host.send({ type: 'completeHandoff', answers });
  }

  /**
   * Hears what is on record: what says the same as the page need not be kept any more. When something could not be written, all
   * the rest goes out again with the next {@link flush}, as it is not said which part that was.
   *
   * @param unwritten how often that happened
   */
  receive(recorded: Answers, unwritten: number): void {
    this.#forget(recorded);
    if (unwritten > this.#unwritten) this.#unsent = this.#typed;
    this.#unwritten = unwritten;
  }

  #forget(recorded: Answers): void {
    const open = Object.entries(this.#typed).filter(
      ([name, value]) => name in this.#unsent || !isSame(value, Reflect.get(recorded, name)),
    );
    if (open.length === Object.keys(this.#typed).length) return;
    this.#typed = Object.fromEntries(open);
    this.#keep();
  }

  #keep(): void {
    this.#host.memory.write(this.#key, Object.keys(this.#typed).length === 0 ? undefined : this.#typed);
  }
}

/** Whether two answers say the same; records are trimmed, and what is empty is as good as left out. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? '', (_, inner: unknown) =>
    typeof inner === 'string' ? inner.trim() : inner,
  );
}
