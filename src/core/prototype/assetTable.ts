import { addressOf } from './assets.ts';
import { maskScript, type ScriptLiteral } from './maskScript.ts';

const table = 'footbridge$assets';

/**
 * The addresses of the pictures and fonts that scripts name, each once however often it is named: as text, a picture of
 * 2 MB in a list of 40 rows would make a page of 80 MB.
 */
export class AssetTable {
  readonly #files: ReadonlyMap<string, string>;
  readonly #assets: ReadonlyMap<string, string>;
  /** What scripts may write, and the path it means. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #named: RegExp | undefined;
  readonly #used = new Map<string, string>();

  /**
   * @param files the prototype's texts, of which SVG are pictures too
   * @param assets its pictures and fonts as `data:` addresses
   */
  constructor(files: ReadonlyMap<string, string>, assets: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#assets = assets;
    const paths = [...assets.keys(), ...[...files.keys()].filter((path) => /\.svg$/i.test(path))];
    // A file at the root goes before one of the same name in `public`.
    this.#names = new Map([
      ...paths.map((path) => [withoutPublic(path), path] as const),
      ...paths.map((path) => [path, path] as const),
    ]);
    const names = [...this.#names.keys()].map((name) =>
      name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    );
    if (names.length > 0)
      this.#named = new RegExp(`(?<!require\\()(["'])(?:\\.{0,2}/)*(?:public/)?(${names.join('|')})\\1`, 'g');
  }

  /** The expression for an address, which is then in the table; `undefined` when the prototype has no such picture. */
  expression(path: string): string | undefined {
    const address = this.#used.get(path) ?? addressOf(path, this.#files, this.#assets);
    if (address === undefined) return undefined;
    this.#used.set(path, address);
    return `${table}[${JSON.stringify(path)}]`;
  }

  /** Defines the table; empty when nothing is in it. Runs before every script that was given to {@link link}. */
  get script(): string {
    return this.#used.size === 0 ? '' : `var ${table}=${JSON.stringify(Object.fromEntries(this.#used))};`;
  }

  /**
   * Puts addresses in place of strings that name pictures, as in `<img src="/hero.png">` in JSX or in markup that a
   * script writes: there is no server that would answer. Imports are linked on their own and stay.
   *
   * @param code JavaScript; it keeps its lines
   */
  link(code: string): string {
    const named = this.#named;
    if (named === undefined || code.search(named) < 0) return code;
    let linked = '';
    let at = 0;
    for (const literal of maskScript(code).literals) {
      const text = code.slice(literal.start, literal.end);
      const before = code.slice(at, literal.start);
      linked += before + (before.endsWith('require(') ? text : this.#linkLiteral(text, code, literal));
      at = literal.end;
    }
    return linked + code.slice(at);
  }

  #linkLiteral(text: string, code: string, place: ScriptLiteral): string {
    const mark = text.charAt(0);
    const named = this.#named;
    if (named === undefined || mark === '/') return text;
    const whole = new RegExp(`^${named.source}$`).exec(text)?.[2];
    if (whole !== undefined) {
      const address = this.expression(this.#names.get(whole) ?? '') ?? text;
      return isKey(code, place) ? `[${address}]` : address;
    }
    const [open, close] = mark === '"' || mark === "'" ? [`${mark}+`, `+${mark}`] : ['${', '}'];
    const inside = text.replaceAll(named, (found: string, quote: string, name: string) => {
      const address = this.expression(this.#names.get(name) ?? '');
      return address === undefined ? found : quote + open + address + close + quote;
    });
    return inside === text || open === '${' ? inside : `(${inside})`;
  }
}

/** Whether a string is the name of a property: there an expression needs brackets. */
function isKey(code: string, { start, end }: ScriptLiteral): boolean {
  return (
    /^\s*:/.test(code.slice(end, end + 40)) && /[{,]\s*$/.test(code.slice(Math.max(0, start - 40), start))
  );
}

function withoutPublic(path: string): string {
  return path.replace(/^public\//, '');
}
