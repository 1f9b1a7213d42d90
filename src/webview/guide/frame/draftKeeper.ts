import type { FormState } from '../../../protocol/guide.ts';
import type { Host } from '../host.ts';
import { blankDraft, isBlankDraft, isSameDraft, type Draft } from './drafts.ts';

const memoryKey = 'draft';
const pauseMs = 300;

/**
 * Owns the draft while it is being typed. The local text is the truth from the first keystroke; the host
 * hears of it after each pause and on {@link flush}. A draft nobody typed in follows the host.
 */
export class DraftKeeper {
  readonly #host: Host;
  readonly #name: string;
  readonly #onChange: () => void;
  #typed: Draft | undefined;
  #fromHost: Draft;
  #unsent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes up what was typed before the view was hidden, if the host never heard of it. */
  constructor(form: FormState, host: Host, onChange: () => void) {
    this.#host = host;
    this.#name = form.name;
    this.#fromHost = form.draft;
    this.#onChange = onChange;
    const kept = readKept(host.memory.read(memoryKey));
    if (kept?.name !== form.name || (!kept.unsent && !isBlankDraft(form.draft))) return;
    this.#typed = kept.draft;
    this.#unsent = !isSameDraft(kept.draft, form.draft);
  }

  get draft(): Draft {
    return this.#typed ?? this.#fromHost;
  }

  /** Whether nothing was typed since the form came. */
  get isUntouched(): boolean {
    return this.#typed === undefined;
  }

  /** Whether the host's draft is the one on the page, and so its problems are those of this text. */
  get isKnownToHost(): boolean {
    return isSameDraft(this.draft, this.#fromHost);
  }

  /**
   * Hears what the host has. Only a host that emptied a draft it had before replaces typed text, and
   * only while nobody is typing.
   */
  receive(draft: Draft, isTyping: boolean): void {
    const emptied = isBlankDraft(draft) && !isBlankDraft(this.#fromHost);
    this.#fromHost = draft;
    if (emptied && !isTyping && !this.#unsent) this.#forget();
  }

  change(draft: Draft): void {
    this.#typed = draft;
    this.#unsent = true;
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
    this.#onChange();
  }

  /** Tells the host now, if there is anything new. */
  flush(): void {
    clearTimeout(this.#timer);
    if (!this.#unsent) return;
    this.#unsent = false;
    this.#keep();
    this.#send();
  }

  /**
   * Tells the host as the page may be about to go. A message sent that late can be lost, so the text stays
   * kept as one the host has not heard of.
   */
  flushBeforeHiding(): void {
    if (this.#unsent) this.#send();
  }

  /**
   * Frames what is on the page. The host hears of the text first, so that its problems are those of this text.
   * @param reason why a locked protocol is changed
   */
  frame(generate: boolean, reason: string | undefined): void {
    this.flush();
    this.#host.send({ type: 'frame', name: this.#name, draft: this.draft, generate, reason });
  }

  discard(): void {
    this.#forget();
    this.#host.send({ type: 'discardDraft', name: this.#name });
    this.#onChange();
  }

  /** The form is gone: says what was not said yet and forgets the rest. */
  end(): void {
    this.flush();
    this.#host.memory.write(memoryKey, undefined);
  }

  #send(): void {
    this.#host.send({ type: 'draftChanged', name: this.#name, draft: this.draft });
  }

  #keep(): void {
    this.#host.memory.write(memoryKey, { name: this.#name, draft: this.draft, unsent: this.#unsent });
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#typed = undefined;
    this.#unsent = false;
    this.#host.memory.write(memoryKey, undefined);
  }
}

interface Kept {
  readonly name: string;
  readonly draft: Partial<Draft>;
  readonly unsent: boolean;
}

/** What an earlier page kept; one written by an older version may lack fields. */
function readKept(value: unknown): (Kept & { readonly draft: Draft }) | undefined {
  return isKept(value) ? { ...value, draft: { ...blankDraft, ...value.draft } } : undefined;
}

function isKept(value: unknown): value is Kept {
  return value !== null && typeof value === 'object' && 'name' in value && 'draft' in value;
}
