/** What prototypes get as `footbridge/react`: screens as components, and where the person is as state. */
import { back, go, onMissing, onScreen } from 'footbridge';
import { createElement, flushSync, forwardRef, useSyncExternalStore } from 'preact/compat';
import { readPlace, type Place } from '../readPlace.ts';

interface ScreenProps {
  readonly id: string;
  readonly as?: string;
  readonly children?: unknown;
}

let place = readPlace(location.hash.length > 1 ? location.hash : window.name);
const listeners = new Set<() => void>();

function show(next: Place): void {
  if (next.screen === place.screen && next.state === place.state) return;
  place = next;
  for (const listener of listeners) listener();
}

onScreen((screen, state) => show({ screen, state }));
// Screens that are rendered only while they are shown come to be when they are asked for.
onMissing((screen, state) => flushSync(() => show({ screen, state })));

/**
 * @param first the screen to begin with where screens are rendered only while they are shown
 * @returns the place that is shown, and the ways to go on
 */
function useScreen(first = ''): Place & { go(target: string): void; back(): void } {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
  return { screen: now.screen === '' ? first : now.screen, state: now.state, go, back };
}

/** A screen's root: `<Screen id="basket">…</Screen>`; a `main` unless `as` says otherwise. */
const Screen = forwardRef<HTMLElement, ScreenProps>(({ id, as = 'main', children, ...rest }, ref) =>
  createElement(as, { ...rest, 'data-screen': id, ref } as never, children as never),
);

export const library = { __esModule: true, useScreen, Screen, go, back, onScreen };
