import type { Brief } from './briefSchema.ts';

/** Whether engineering is asked to build what a brief tells of: it was validated, and not put off or given up. */
export function isToBuild({ decision, handoff }: Pick<Brief, 'decision' | 'handoff'>): boolean {
  const { disposition } = handoff;
  return decision?.outcome === 'validated' && disposition !== 'later' && disposition !== 'stop';
}
