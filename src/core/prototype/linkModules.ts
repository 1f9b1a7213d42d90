import { contract } from './contract.ts';
import { dataAddress, resolveModule } from './address.ts';
import type { CompiledScript } from './compileScript.ts';
import type { PrototypeFinding } from './finding.ts';

/** A run of lines of the bundle that came from one file. Lines count from 1. */
export interface LineSpan {
  readonly start: number;
  readonly count: number;
  readonly file: string;
  readonly fileLine: number;
}

/** The linked modules as one classic script. Stylesheets that modules import are listed, not linked. */
export interface Bundle {
  readonly code: string;
  readonly spans: readonly LineSpan[];
  readonly styles: readonly string[];
  readonly findings: readonly PrototypeFinding[];
}

export interface LinkContext {
  readonly files: ReadonlyMap<string, string>;
  /** Compiles a script file; called once for each. */
  compile(path: string): CompiledScript;
}

/** An entry is a file, or the text of an inline module with the file and line it stands in. */
export type Entry =
  | { readonly path: string }
  | { readonly path: string; readonly line: number; readonly inline: CompiledScript };

interface Linked {
  readonly id: string;
  readonly code: string;
  readonly file: string;
  readonly fileLine: number;
  readonly targets: Readonly<Record<string, string>>;
}

/** The registry: modules are run on first use, and one that fails leaves the others running. */
const registryStart =
  'var modules={},loaded={};function load(id){' +
  'if(id===":kit")return self.footbridge;var known=loaded[id];if(known)return known.exports;' +
  'var entry=modules[id];if(!entry)throw new Error("There is no module "+id);' +
  'var made=loaded[id]={exports:{}};entry[0].call(undefined,function(name){return load(entry[1][name]||name)},' +
  'made,made.exports);return made.exports}var tell=self.reportError;' +
  'function start(id){try{load(id)}catch(error){tell.call(self,error)}}';

/** Follows imports from the entries and links everything into one script that runs the entries in order. */
export function linkModules(entries: readonly Entry[], context: LinkContext): Bundle {
  const linked = new Map<string, Linked>();
  const styles: string[] = [];
  const findings: PrototypeFinding[] = [];
  const add = (id: string, file: string, fileLine: number, script: CompiledScript): void => {
    const targets: Record<string, string> = {};
    const module: Linked = { id, code: script.code, file, fileLine, targets };
    linked.set(id, module);
    findings.push(...script.findings);
    for (const { specifier, line } of script.imports) {
      const target = follow(specifier, file);
      if (target === undefined) findings.push(unknownImport(specifier, file, fileLine + line - 1));
      else targets[specifier] = target;
    }
  };
  const follow = (specifier: string, from: string): string | undefined => {
    if (specifier === contract.kitModule) return ':kit';
    const relative = /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
    const target = relative ? resolveModule(from, specifier, context.files) : undefined;
    if (target !== undefined) addFile(target);
    return target;
  };
  const addFile = (path: string): void => {
    if (linked.has(path)) return;
    const text = context.files.get(path) ?? '';
    if (/\.css$/i.test(path)) styles.push(path);
    const code = asValue(path, text);
    add(path, path, 1, code === undefined ? context.compile(path) : { code, imports: [], findings: [] });
  };
  const ids = entries.map((entry, index) => {
    if (!('inline' in entry)) {
      addFile(entry.path);
      return entry.path;
    }
    const id = `:inline${index}`;
    add(id, entry.path, entry.line, entry.inline);
    return id;
  });
  return { ...write([...linked.values()], ids), styles, findings };
}

/** JSON and text assets as modules whose default export is the value; `undefined` for scripts. */
function asValue(path: string, text: string): string | undefined {
  if (/\.css$/i.test(path)) return '';
  if (/\.json$/i.test(path)) return `module.exports=JSON.parse(${JSON.stringify(text)});`;
  const data = dataAddress(path, text);
  return data === undefined ? undefined : `module.exports=${JSON.stringify(data)};`;
}

function unknownImport(specifier: string, file: string, line: number): PrototypeFinding {
  const relative = specifier.startsWith('.') || specifier.startsWith('/');
  const message = relative
    ? `There is no file "${specifier}" in this prototype`
    : `"${specifier}" cannot be imported: a prototype has only its own files and "${contract.kitModule}"`;
  return { severity: 'error', file, line, message };
}

function write(modules: readonly Linked[], ids: readonly string[]): Pick<Bundle, 'code' | 'spans'> {
  const lines: string[] = [`(function(){${registryStart}`];
  const spans: LineSpan[] = [];
  for (const module of modules) {
    const code = module.code.split('\n');
    lines.push(`modules[${JSON.stringify(module.id)}]=[function(require,module,exports){`);
    spans.push({ start: lines.length + 1, count: code.length, file: module.file, fileLine: module.fileLine });
    lines.push(...code, `},${JSON.stringify(module.targets)}];`);
  }
  lines.push(`${ids.map((id) => `start(${JSON.stringify(id)});`).join('')}})();`);
  return { code: lines.join('\n'), spans };
}
