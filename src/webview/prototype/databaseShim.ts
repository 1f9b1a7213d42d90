import { define } from './define.ts';

type Key = string | number;
interface Store {
  readonly rows: Map<Key, unknown>;
  readonly keyPath: string | undefined;
  next: number;
}
type Handler = ((event: { target: unknown }) => void) | null;

/** A request that answers soon, with handlers as properties or listeners. */
class MemoryRequest extends EventTarget {
  result: unknown;
  error: DOMException | null = null;
  onsuccess: Handler = null;
  onerror: Handler = null;
  onupgradeneeded: Handler = null;

  constructor(answer: () => unknown) {
    super();
    setTimeout(() => {
      try {
        this.result = answer();
        this.fire('success');
      } catch (error) {
        this.error = error instanceof DOMException ? error : new DOMException(String(error));
        this.fire('error');
      }
    });
  }

  fire(type: 'success' | 'error' | 'upgradeneeded'): void {
    this.dispatchEvent(new Event(type));
    this[`on${type}`]?.({ target: this });
  }
}

/** A small in-memory `indexedDB`: stores with get, put, add, delete, clear, count, getAll, getAllKeys. No indexes, cursors. */
export function shimDatabase(): void {
  const databases = new Map<string, Map<string, Store>>();
  const open = (name: string): MemoryRequest => {
    const known = databases.get(name);
    const stores = known ?? new Map<string, Store>();
    databases.set(name, stores);
    const request: MemoryRequest = new MemoryRequest(() => {
      const database = databaseOver(stores);
      request.result = database;
      if (known === undefined) request.fire('upgradeneeded');
      return database;
    });
    return request;
  };
  const deleteDatabase = (name: string): MemoryRequest =>
    new MemoryRequest(() => void databases.delete(name));
  define(window, 'indexedDB', Object.freeze({ open, deleteDatabase }));
}

function databaseOver(stores: Map<string, Store>): object {
  const storeOf = (name: string): object => {
    const store = stores.get(name);
    if (store === undefined) throw new DOMException(`No object store ${name}`, 'NotFoundError');
    return objectStore(store);
  };
  return {
    objectStoreNames: { contains: (name: string) => stores.has(name) },
    createObjectStore: (name: string, options?: { keyPath?: string }) => {
      stores.set(name, { rows: new Map(), keyPath: options?.keyPath, next: 1 });
      return storeOf(name);
    },
    transaction: () => {
      const transaction = { objectStore: storeOf, oncomplete: null as Handler, onerror: null as Handler };
      setTimeout(() => setTimeout(() => transaction.oncomplete?.({ target: transaction })));
      return transaction;
    },
    close: () => undefined,
  };
}

function objectStore(store: Store): object {
  const { rows } = store;
  const put = (value: unknown, key?: Key): Key => {
    const copy: unknown = structuredClone(value);
    const own =
      store.keyPath === undefined ? undefined : (copy as Record<string, Key | undefined>)[store.keyPath];
    const id = key ?? own ?? store.next++;
    if (store.keyPath !== undefined) (copy as Record<string, Key>)[store.keyPath] = id;
    rows.set(id, copy);
    return id;
  };
  return {
    put: (value: unknown, key?: Key) => new MemoryRequest(() => put(value, key)),
    add: (value: unknown, key?: Key) => new MemoryRequest(() => put(value, key)),
    get: (key: Key) => new MemoryRequest(() => structuredClone(rows.get(key))),
    getAll: () => new MemoryRequest(() => structuredClone([...rows.values()])),
    getAllKeys: () => new MemoryRequest(() => [...rows.keys()]),
    delete: (key: Key) => new MemoryRequest(() => void rows.delete(key)),
    clear: () => new MemoryRequest(() => rows.clear()),
    count: () => new MemoryRequest(() => rows.size),
  };
}
