import type { Checkpoints } from '../../app/ports.ts';

/** The same as openCheckpoints, whose code is loaded when a checkpoint is first read or written. */
export function lazyCheckpoints(lab: string): Checkpoints {
  const load = async () => (await import('./checkpoints.ts')).openCheckpoints(lab);
  return {
    save: async (...asked) => await (await load()).save(...asked),
    restore: async (...asked) => await (await load()).restore(...asked),
    arrive: async (...asked) => await (await load()).arrive(...asked),
    read: async (...asked) => await (await load()).read(...asked),
    list: async (...asked) => await (await load()).list(...asked),
    current: async (...asked) => await (await load()).current(...asked),
  };
}
