/** Watches for silence. */
export interface IdleTimer {
  /** Something came: start counting anew, from now on with `ms` if given. */
  touch(ms?: number): void;
  stop(): void;
}

/** Calls `onIdle` once when `ms` milliseconds pass without a touch. */
export function startIdleTimer(ms: number, onIdle: () => void): IdleTimer {
  let current = ms;
  let timer = setTimeout(onIdle, current);
  return {
    touch: (next = current) => {
      current = next;
      clearTimeout(timer);
      timer = setTimeout(onIdle, current);
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
