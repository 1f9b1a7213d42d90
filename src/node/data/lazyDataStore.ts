import type { DataStore } from '../../app/data/dataStore.ts';

/** The same as openDataStore, whose code is loaded when data is first asked for. */
export function lazyDataStore(folder: string, worker: string): DataStore {
  const load = async () => (await import('./dataStore.ts')).openDataStore(folder, worker);
  return {
    attach: async (...asked) => await (await load()).attach(...asked),
    list: async (...asked) => await (await load()).list(...asked),
    approve: async (...asked) => await (await load()).approve(...asked),
    remove: async (...asked) => await (await load()).remove(...asked),
    readChunks: async function* (...asked) {
      yield* (await load()).readChunks(...asked);
    },
  };
}
