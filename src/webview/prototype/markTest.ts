import type { Channel } from './channel.ts';

/** Marks the page while a participant tries it: its stylesheet hides then what is there for whoever makes it. */
export function markTest({ onTest }: Pick<Channel, 'onTest'>): void {
  onTest(() => document.documentElement.setAttribute('data-footbridge-test', ''));
}
