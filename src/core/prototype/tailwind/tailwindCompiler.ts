import { compile } from 'tailwindcss';
import * as z from 'zod';
import type { PrototypeSource } from '../../generation/fileChange.ts';
import { isRemote, onNetwork, resolvePath } from '../address.ts';
import type { PrototypeFinding } from '../finding.ts';
import { classCandidates, type CompiledSheets, type TailwindSheet } from './tailwindSheets.ts';

/** Tailwind's own stylesheets by name, as `tailwind.json` in `kit-libs` holds them. */
const stylesSchema = z.object({ theme: z.string(), preflight: z.string(), utilities: z.string() });
export type TailwindStyles = z.infer<typeof stylesSchema>;

/** @throws when the text is not these stylesheets, which is a fault of the build */
export function readTailwindStyles(text: string): TailwindStyles {
  return stylesSchema.parse(JSON.parse(text));
}

/**
 * What Tailwind 3 did by itself and models still count on: borders are grey unless they say otherwise, buttons
 * show a hand. From Tailwind's upgrade guide.
 */
const habits =
  '*,::after,::before,::backdrop,::file-selector-button{border-color:var(--color-gray-200,currentcolor)}' +
  'button:not(:disabled),[role="button"]:not(:disabled){cursor:pointer}';

const whole =
  '@layer theme,base,components,utilities;@import "tailwindcss/theme.css" layer(theme);' +
  '@import "tailwindcss/preflight.css" layer(base);@import "tailwindcss/utilities.css" layer(utilities);';

/** Results kept; one prototype needs one or two. */
const cacheSize = 20;

interface Outcome {
  readonly css: string;
  readonly findings: readonly PrototypeFinding[];
}

interface Stylesheet {
  readonly path: string;
  readonly base: string;
  readonly content: string;
}

/** Compiles a prototype's stylesheets with Tailwind, and remembers what it compiled from the same texts. */
export class TailwindCompiler {
  readonly #styles: TailwindStyles;
  readonly #cache = new Map<string, Outcome>();

  constructor(styles: TailwindStyles) {
    this.#styles = { ...styles, preflight: styles.preflight + habits };
  }

  /**
   * @param sheets of the prototype, from tailwindSheets
   * @returns what they compile to; the same for the same files. Mistakes are findings with file and line
   */
  async compile(sheets: readonly TailwindSheet[], source: PrototypeSource): Promise<CompiledSheets> {
    const candidates = classCandidates(source);
    const files = new Map(source.files.map((file) => [file.path, file.text]));
    const styles = [...files].filter(([path]) => /\.css$/i.test(path)).flat();
    const compiled = new Map<string, string>();
    const findings: PrototypeFinding[] = [];
    for (const sheet of sheets) {
      const key = JSON.stringify([sheet, styles, candidates]);
      const outcome = this.#cache.get(key) ?? (await this.#compileSheet(sheet, files, candidates));
      this.#remember(key, outcome);
      compiled.set(sheet.text, outcome.css);
      findings.push(...outcome.findings);
    }
    return { on: sheets.length > 0, sheets: compiled, findings };
  }

  async #compileSheet(
    sheet: TailwindSheet,
    files: ReadonlyMap<string, string>,
    candidates: string[],
  ): Promise<Outcome> {
    const { text, findings } = prepare(sheet);
    try {
      const compiled = await compile(text, {
        base: sheet.file,
        loadStylesheet: (id, base) => Promise.resolve(this.#load(id, base, files)),
        loadModule: (id) => Promise.reject(new Error(`"${id}" is not in the kit; prototypes have Tailwind without plugins`)),
      }); // prettier-ignore
      return { css: compiled.build(candidates), findings };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const finding = { severity: 'error', file: sheet.file, line: lineOf(sheet, message), message } as const;
      return { css: '', findings: [...findings, finding] };
    }
  }

  #load(id: string, base: string, files: ReadonlyMap<string, string>): Stylesheet {
    const own = id.replace(/\.css$/, '');
    if (own === 'tailwindcss' || own === 'tailwindcss/index') return { path: id, base: id, content: whole };
    const part = stylesSchema.keyof().safeParse(own.replace(/^tailwindcss\//, '')).data;
    if (own.startsWith('tailwindcss/') && part !== undefined)
      return { path: id, base: id, content: this.#styles[part] };
    const path = resolvePath(base, id);
    const content = path === undefined ? undefined : files.get(path);
    if (path === undefined || content === undefined)
      throw new Error(`There is no stylesheet "${id}" in this prototype`);
    return { path, base: path, content };
  }

  #remember(key: string, outcome: Outcome): void {
    this.#cache.delete(key);
    this.#cache.set(key, outcome);
    for (const old of this.#cache.keys()) {
      if (this.#cache.size <= cacheSize) break;
      this.#cache.delete(old);
    }
  }
}

/** Writes earlier manners as Tailwind 4 knows them, and takes out what would be loaded from elsewhere. */
function prepare(sheet: TailwindSheet): { text: string; findings: PrototypeFinding[] } {
  const findings: PrototypeFinding[] = [];
  const leaveOut = (text: string, why: string, before: string): string => {
    const line = sheet.line + before.split('\n').length - 1;
    findings.push({ severity: 'warning', file: sheet.file, line, message: why });
    return text.replaceAll(/[^\n]/g, '');
  };
  const text = sheet.text
    .replaceAll(
      /@import\s+(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)?[^;]*;/gi,
      (found: string, double?: string, single?: string, bare?: string, offset = 0, all = '') => {
        const address = double ?? single ?? bare ?? '';
        return isRemote(address) ? leaveOut(found, onNetwork(address), all.slice(0, offset)) : found;
      },
    )
    .replaceAll(/@(plugin|config)\s+["']([^"']*)["']\s*(?:;|\{[^}]*\})/g, (found, _kind, name: string, offset: number, all: string) =>
      leaveOut(found, `"${name}" was left out; prototypes have Tailwind without plugins`, all.slice(0, offset)),
    ); // prettier-ignore
  const old = text
    .replace(/@tailwind\s+(base|preflight)\s*;/, '@import "tailwindcss/theme.css" layer(theme);@import "tailwindcss/preflight.css" layer(base);')
    .replaceAll(/@tailwind\s+(base|preflight|components|variants|screens)\s*;/g, ''); // prettier-ignore
  const imported = /@import\s+(?:url\(\s*)?["']tailwindcss|@tailwind\s+utilities/i.test(old);
  return { text: `@layer theme,base,components,utilities;${imported ? old : whole + old}`, findings };
}

/** The line that names what an error is about: Tailwind quotes it but does not say where it stands. */
function lineOf({ text, line }: TailwindSheet, message: string): number {
  for (const [, , quoted = ''] of message.matchAll(/([`"'])([^`"']+)\1/g)) {
    const index = text.indexOf(quoted);
    if (index >= 0) return line + text.slice(0, index).split('\n').length - 1;
  }
  return line;
}
