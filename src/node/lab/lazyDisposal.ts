import type { TurnOptions } from './applyTurn.ts';
import type { Disposing } from './disposal.ts';

/** See disposal.ts, which is loaded when a prototype is first thrown away or the trash is looked at. */
export function lazyDisposal(root: string, options: TurnOptions): Disposing {
  const load = async (): Promise<Disposing> => (await import('./disposal.ts')).disposalOf(root, options);
  return {
    runningSessions: async (slug) => await (await load()).runningSessions(slug),
    measurePrototype: async (slug) => await (await load()).measurePrototype(slug),
    discard: async (slug, at, refuse) => await (await load()).discard(slug, at, refuse),
    restore: async (slug, at) => await (await load()).restore(slug, at),
    emptyTrash: async (now) => await (await load()).emptyTrash(now),
  };
}
