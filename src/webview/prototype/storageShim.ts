import { defineGetter } from './define.ts';

/** In-memory `localStorage`, `sessionStorage` and `document.cookie`; a sandboxed page has none of its own. */
export function shimStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    const storage = memoryStorage();
    defineGetter(window, name, () => storage);
  }
  const cookies = new Map<string, string>();
  const read = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const write = (text: string): void => {
    const [pair = '', ...rest] = String(text).split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim();
    const gone = rest.some((part) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(part));
    if (gone) cookies.delete(name);
    else cookies.set(name, pair.slice(at + 1).trim());
  };
  defineGetter(Document.prototype, 'cookie', read, write);
}

/** A Storage as far as pages can tell: methods, `length`, and keys as properties. Lives as long as the page. */
function memoryStorage(): Storage {
  const items = new Map<string, string>();
  const methods = {
    getItem: (key: unknown): string | null => items.get(String(key)) ?? null,
    setItem: (key: unknown, value: unknown): void => void items.set(String(key), String(value)),
    removeItem: (key: unknown): void => void items.delete(String(key)),
    clear: (): void => items.clear(),
    key: (index: number): string | null => [...items.keys()][index] ?? null,
  };
  return new Proxy(Object.create(methods) as Storage, {
    get: (target, key) => {
      if (key === 'length') return items.size;
      if (typeof key !== 'string' || key in target) return Reflect.get(target, key);
      return items.get(key);
    },
    set: (_target, key, value) => {
      items.set(String(key), String(value));
      return true;
    },
    has: (target, key) => key in target || items.has(String(key)),
    deleteProperty: (_target, key) => {
      items.delete(String(key));
      return true;
    },
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_target, key) => {
      const value = items.get(String(key));
      return value === undefined
        ? undefined
        : { value, writable: true, enumerable: true, configurable: true };
    },
  });
}
