import { serialize } from 'parse5';
import type { PrototypeFile } from '../generation/fileChange.ts';
import { isRemote, resolveModule, wellFormed } from './address.ts';
import { compileHandlers } from './compileHandlers.ts';
import { checkClassic, compileModule, type CompiledScript } from './compileScript.ts';
import { compileStyle, type StyleContext } from './compileStyle.ts';
import type { CompileTools, PageParts } from './compileTools.ts';
import { contract } from './contract.ts';
import type { PrototypeFinding } from './finding.ts';
import { dressDocument, scriptElement, type PlacedScript } from './innerDocument.ts';
import { linkModules, type Entry } from './linkModules.ts';
import { lockElement, styleText } from './lockMarkup.ts';
import {
  type HtmlElement,
  append,
  attribute,
  contentLine,
  createElement,
  elementsOf,
  headAndBody,
  lineOf,
  parsePage,
  remove,
  replaceWith,
  textOf,
} from './markup.ts';

/** The page that runs inside the frame, and its scripts as the lock must know them. */
export interface CompiledDocument {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly findings: readonly PrototypeFinding[];
}

/** Compiled scripts by content; whoever holds it decides how long. */
export type ScriptCache = Map<string, CompiledScript>;

const classicTypes = /^$|^(text|application)\/(x-)?(java|ecma)script$/i;

/**
 * Compiles a prototype's files into the one document of the inner frame.
 *
 * @param files all files of the variant; paths relative to its folder
 * @param cache reused between calls, so that unchanged scripts are not compiled again
 * @returns the document with everything inside; errors among the findings mean that it cannot run as meant
 */
export function compileDocument(
  files: readonly PrototypeFile[],
  parts: PageParts,
  tools: CompileTools,
  cache: ScriptCache,
): CompiledDocument {
  const texts = new Map(files.map((file) => [file.path, wellFormed(file.text.replaceAll(/\r\n?/g, '\n'))]));
  const findings: PrototypeFinding[] = [];
  const entry = texts.get(contract.entry);
  if (entry === undefined) {
    const message = `There is no ${contract.entry}, the page that a prototype starts with`;
    return {
      html: '',
      scripts: [],
      findings: [{ severity: 'error', file: contract.entry, line: 1, message }],
    };
  }
  const context: StyleContext = { files: texts, report: (finding) => findings.push(finding) };
  const document = parsePage(entry);
  const { head, body } = headAndBody(document);
  const kept = elementsOf(document).filter((element) => lockElement(element, contract.entry, context));
  const scripts = new ScriptCollector(texts, tools, cache, findings);
  for (const element of kept) if (element.tagName === 'script') scripts.take(element);
  const handlers = compileHandlers(kept, contract.entry, tools);
  const bundle = linkModules(scripts.entries, { files: texts, compile: (path) => scripts.compile(path) });
  findings.push(...handlers.findings, ...bundle.findings);
  for (const path of bundle.styles) {
    const text = compileStyle(texts.get(path) ?? '', path, 1, context);
    append(head, createElement('style', {}, styleText(text)));
  }
  for (const { code, spans } of [handlers, bundle]) {
    if (code !== '' && (spans.length > 0 || code === handlers.code)) scripts.place(append, body, code, spans);
  }
  const dressed = dressDocument(document, { head, body }, scripts.placed, parts, (node) => serialize(node));
  return { ...dressed, findings };
}

/** Sorts the page's scripts: classic ones stay where they are, modules are gathered for the bundle. */
class ScriptCollector {
  readonly entries: Entry[] = [];
  readonly placed: PlacedScript[] = [];
  readonly #files: ReadonlyMap<string, string>;
  readonly #tools: CompileTools;
  readonly #cache: ScriptCache;
  readonly #findings: PrototypeFinding[];

  constructor(
    files: ReadonlyMap<string, string>,
    tools: CompileTools,
    cache: ScriptCache,
    findings: PrototypeFinding[],
  ) {
    this.#files = files;
    this.#tools = tools;
    this.#cache = cache;
    this.#findings = findings;
  }

  take(element: HtmlElement): void {
    const type = (attribute(element, 'type') ?? '').trim();
    const source = attribute(element, 'src');
    const isModule = type.toLowerCase() === 'module';
    if (!isModule && !classicTypes.test(type)) {
      if (source === undefined && !/^(importmap|speculationrules)$/i.test(type)) return;
      this.#warn(element, `<script type="${type}"> was left out; prototypes do not use it`);
      remove(element);
      return;
    }
    const path = source === undefined ? contract.entry : this.#sourceOf(element, source);
    if (path === undefined) remove(element);
    else if (isModule || (source !== undefined && /\.(tsx?|jsx|mjs)$/i.test(path))) {
      this.#takeModule(element, path, source === undefined);
    } else this.#takeClassic(element, path, source === undefined);
  }

  /** Compiles a script file, or returns what is known from before. */
  compile(path: string): CompiledScript {
    if (!/\.([cm]?[jt]s|[jt]sx)$/i.test(path)) {
      const message = 'Only scripts, stylesheets, JSON and text files can be imported';
      return { code: '', imports: [], findings: [{ severity: 'error', file: path, line: 1, message }] };
    }
    return this.#compileText({ path, text: this.#files.get(path) ?? '' });
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

  #compileText(file: PrototypeFile): CompiledScript {
    const key = `${file.path}\n${this.#tools.sha256(file.text)}`;
    const compiled = this.#cache.get(key) ?? compileModule(file, this.#tools);
    this.#cache.set(key, compiled);
    return compiled;
  }

  #sourceOf(element: HtmlElement, source: string): string | undefined {
    const path = resolveModule(contract.entry, source, this.#files);
    if (path !== undefined) return path;
    const line = lineOf(element, 'src');
    if (isRemote(source)) {
      this.#warn(
        element,
        `${source.slice(0, 80)} is on the network and was left out; prototypes load nothing from a network`,
      );
    } else {
      const message = `There is no script "${source}" in this prototype`;
      this.#findings.push({ severity: 'error', file: contract.entry, line, message });
    }
    return undefined;
  }

  #takeModule(element: HtmlElement, path: string, inline: boolean): void {
    remove(element);
    if (!inline) {
      this.entries.push({ path });
      return;
    }
    const script = this.#compileText({ path, text: textOf(element) });
    const line = contentLine(element);
    const findings = script.findings.map((finding) => ({ ...finding, line: finding.line + line - 1 }));
    this.entries.push({ path, line, inline: { ...script, findings } });
  }

  #takeClassic(element: HtmlElement, path: string, inline: boolean): void {
    const code = inline ? textOf(element) : (this.#files.get(path) ?? '');
    const fileLine = inline ? contentLine(element) : 1;
    const wrong = checkClassic(code, path, fileLine, this.#tools);
    if (wrong !== undefined) {
      this.#findings.push(wrong);
      remove(element);
      return;
    }
    const spans = [{ start: 1, count: code.split('\n').length, file: path, fileLine }];
    this.place((_parent, child) => replaceWith(element, child), element, code, spans);
  }

  #warn(element: HtmlElement, message: string): void {
    this.#findings.push({ severity: 'warning', file: contract.entry, line: lineOf(element), message });
  }
}
