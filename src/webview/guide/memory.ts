import { useState } from 'preact/hooks';
import { useHost } from './host.ts';

/** The part of VS Code's webview API that outlives a hidden view. */
interface StateKeeper {
  getState(): unknown;
  setState(state: unknown): unknown;
}

/** Texts under way, kept by VS Code while the view is hidden or its page thrown away. */
export class Memory {
  readonly #keeper: StateKeeper;
  readonly #values: Map<string, unknown>;

  constructor(keeper: StateKeeper) {
    const kept = keeper.getState();
    this.#keeper = keeper;
    this.#values = new Map(kept !== null && typeof kept === 'object' ? Object.entries(kept) : []);
  }

  read(key: string): unknown {
    return this.#values.get(key);
  }

  /** Keeps a plain value, or forgets it when `value` is `undefined`. */
  write(key: string, value: unknown): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    this.#keeper.setState(Object.fromEntries(this.#values));
  }
}

/**
 * A text being typed that survives hiding the view.
 * @param key tells it from other texts; a different key has a text of its own
 * @param initial shown, but not kept, as long as nothing was typed
 */
export function useKeptText(key: string, initial = ''): [string, (text: string | undefined) => void] {
  const [kept, keep] = useKept(key);
  return [typeof kept === 'string' ? kept : initial, keep];
}

/**
 * A plain value that survives hiding the view. What comes back is what an earlier version of this page may have
 * kept, so whoever uses it checks it.
 */
export function useKept(key: string): [unknown, (value: unknown) => void] {
  const { memory } = useHost();
  const [, redraw] = useState(0);
  const keep = (value: unknown): void => {
    memory.write(key, value);
    redraw((count) => count + 1);
  };
  return [memory.read(key), keep];
}
