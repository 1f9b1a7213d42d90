import type { Channel } from './channel.ts';

/**
 * Notes what a person does, and reports it while a participant tries the prototype. A script can feign neither pointing nor keys,
 * but it can have forms submitted and fields changed (seen in Chromium 156: `requestSubmit` and `execCommand` make trusted events).
 *
 * @returns how many milliseconds ago somebody did something last; infinitely many where nobody has
 */
export function noteInput({ report, onTest }: Pick<Channel, 'report' | 'onTest'>): () => number {
  const now = performance.now.bind(performance);
  let last = Number.NEGATIVE_INFINITY;
  let isTest = false;
  onTest(() => (isTest = true));
  const note = (event: Event): void => {
    if (!event.isTrusted) return;
    last = now();
    if (isTest) report({ type: 'input' });
  };
  // Screen readers press without a pointer: then there is a click and nothing before it.
  for (const type of ['pointerdown', 'keydown', 'click'])
    window.addEventListener(type, note, { capture: true, passive: true });
  return () => now() - last;
}
