import { define, defineGetter } from './define.ts';

/**
 * An in-memory `history`: a frame without an address may not change the browser's. Addresses that begin with
 * `#` still change the hash; everything else is remembered as state and given back by `popstate`.
 */
export function shimHistory(): void {
  const entries: unknown[] = [null];
  let index = 0;
  const showHash = (url?: string | URL | null): void => {
    const text = String(url ?? '');
    if (text.startsWith('#')) location.hash = text;
  };
  const go = (by = 0): void => {
    const next = index + Math.trunc(by);
    if (by === 0 || next < 0 || next >= entries.length) return;
    index = next;
    const state = entries[index];
    setTimeout(() => window.dispatchEvent(new PopStateEvent('popstate', { state })));
  };
  const prototype = History.prototype;
  define(prototype, 'pushState', (state: unknown, _title?: string, url?: string | URL | null) => {
    entries.splice(index + 1, entries.length, state);
    index += 1;
    showHash(url);
  });
  define(prototype, 'replaceState', (state: unknown, _title?: string, url?: string | URL | null) => {
    entries[index] = state;
    showHash(url);
  });
  define(prototype, 'go', go);
  define(prototype, 'back', () => go(-1));
  define(prototype, 'forward', () => go(1));
  defineGetter(prototype, 'state', () => entries[index]);
  defineGetter(prototype, 'length', () => entries.length);
}
