import type { PrototypeFile } from '../generation/fileChange.ts';
import { isRemote, onNetwork, resolveModule } from './address.ts';
import type { AssetTable } from './assetTable.ts';
import { checkClassic, compileModule, type CompiledScript, emptyScript } from './compileScript.ts';
import type { CompileTools } from './compileTools.ts';
import { contract } from './contract.ts';
import type { PrototypeFinding } from './finding.ts';
import { scriptElement, type PlacedScript } from './innerDocument.ts';
import { type KitGlobal, scriptAt } from './kit/kitLibraries.ts';
import type { Entry } from './linkModules.ts';
import { type HtmlElement, attribute, contentLine, lineOf, remove, replaceWith, textOf } from './markup.ts';

/** Compiled scripts by content; whoever holds it decides how long. */
export type ScriptCache = Map<string, CompiledScript>;

const classicTypes = /^$|^(text|application)\/(x-)?(java|ecma)script$/i;
/** Scripts that a compiler in the page would translate; ours does. */
const translatedTypes = /^(text|application)\/(babel|jsx|tsx|typescript)$/i;

/** What the collector reads from. */
export interface ScriptContext {
  readonly files: ReadonlyMap<string, string>;
  readonly table: AssetTable;
  readonly tools: CompileTools;
  readonly cache: ScriptCache;
  report(finding: PrototypeFinding): void;
}

/** Sorts the page's scripts: classic ones stay where they are, modules are gathered for the bundle. */
export class ScriptCollector {
  readonly entries: Entry[] = [];
  readonly placed: PlacedScript[] = [];
  /** Libraries of the kit that stand in for scripts from package servers. */
  readonly globals: KitGlobal[] = [];
  readonly #context: ScriptContext;

  constructor(context: ScriptContext) {
    this.#context = context;
  }

  take(element: HtmlElement): void {
    const type = (attribute(element, 'type') ?? '').trim();
    const source = attribute(element, 'src');
    const isModule = type.toLowerCase() === 'module';
    const translated = translatedTypes.test(type);
    if (!isModule && !translated && !classicTypes.test(type)) {
      this.#takeData(element, type, source);
      return;
    }
    const path = source === undefined ? contract.entry : this.#sourceOf(element, source);
    if (path === undefined) remove(element);
    else if (isModule || translated || (source !== undefined && /\.(tsx?|jsx|mjs)$/i.test(path))) {
      this.#takeModule(element, path, source === undefined);
    } else this.#takeClassic(element, path, source === undefined);
  }

  /** Compiles a script file, or returns what is known from before. */
  compile(path: string): CompiledScript {
    if (!/\.([cm]?[jt]s|[jt]sx)$/i.test(path)) {
      const message = 'Only scripts, stylesheets, pictures, JSON and text files can be imported';
      return emptyScript('', [{ severity: 'error', file: path, line: 1, message }]);
    }
    return this.#compileText({ path, text: this.#context.files.get(path) ?? '' }, 1);
  }

  place(
    put: (parent: HtmlElement, child: HtmlElement) => void,
    parent: HtmlElement,
    code: string,
    spans: PlacedScript['spans'],
  ): void {
    const script = scriptElement(code, this.placed.length);
    put(parent, script.element);
    this.placed.push({ ...script, spans });
  }

  #compileText(file: PrototypeFile, line: number): CompiledScript {
    const { cache, tools } = this.#context;
    const key = `${file.path}:${line}\n${tools.sha256(file.text)}`;
    const compiled = cache.get(key) ?? compileModule(file, tools, line);
    cache.set(key, compiled);
    return compiled;
  }

  /** Import maps are not needed here; other data stays, and runs nothing. */
  #takeData(element: HtmlElement, type: string, source: string | undefined): void {
    const map = type.toLowerCase() === 'importmap';
    if (source === undefined && !map && type.toLowerCase() !== 'speculationrules') return;
    if (!map) this.#warn(element, `<script type="${type}"> was left out; prototypes do not use it`);
    remove(element);
  }

  #sourceOf(element: HtmlElement, source: string): string | undefined {
    const path = resolveModule(contract.entry, source, this.#context.files);
    if (path !== undefined) return path;
    const line = lineOf(element, 'src');
    const known = scriptAt(source);
    if (typeof known === 'object') this.globals.push(known);
    else if (known !== undefined) return undefined;
    else if (isRemote(source)) this.#warn(element, onNetwork(source));
    else {
      const message = `There is no script "${source}" in this prototype`;
      this.#context.report({ severity: 'error', file: contract.entry, line, message });
    }
    return undefined;
  }

  #takeModule(element: HtmlElement, path: string, inline: boolean): void {
    remove(element);
    if (!inline) {
      this.entries.push({ path });
      return;
    }
    const line = contentLine(element);
    const script = this.#compileText({ path, text: textOf(element) }, line);
    const findings = script.findings.map((finding) => ({ ...finding, line: finding.line + line - 1 }));
    this.entries.push({ path, line, inline: { ...script, findings } });
  }

  #takeClassic(element: HtmlElement, path: string, inline: boolean): void {
    const { files, table, tools } = this.#context;
    const written = inline ? textOf(element) : (files.get(path) ?? '');
    const code = table.link(written);
    const fileLine = inline ? contentLine(element) : 1;
    const wrong = checkClassic(code, path, fileLine, tools);
    if (wrong !== undefined) {
      this.#context.report(wrong);
      remove(element);
      return;
    }
    const spans = [{ start: 1, count: code.split('\n').length, file: path, fileLine }];
    this.place((_parent, child) => replaceWith(element, child), element, code, spans);
  }

  #warn(element: HtmlElement, message: string): void {
    this.#context.report({ severity: 'warning', file: contract.entry, line: lineOf(element), message });
  }
}
