import { resolveModule } from './address.ts';
import type { AssetTable } from './assetTable.ts';
import { type CompiledScript, emptyScript, moduleSurroundings } from './compileScript.ts';
import { contract } from './contract.ts';
import type { PrototypeFinding } from './finding.ts';
import type { IconUse } from './kit/icons.ts';
import { libraryOf } from './kit/kitLibraries.ts';
import { unknownImport } from './kit/unknownImport.ts';
import { type FileImport, missingExports } from './missingExports.ts';

/** A run of lines of the bundle that came from one file. Lines count from 1. */
export interface LineSpan {
  readonly start: number;
  readonly count: number;
  readonly file: string;
  readonly fileLine: number;
}

/** The icons that one file uses. */
export interface FileIcons extends IconUse {
  readonly file: string;
}

/** The linked modules as one classic script. Stylesheets that modules import are listed, not linked. */
export interface Bundle {
  readonly code: string;
  readonly spans: readonly LineSpan[];
  readonly styles: readonly string[];
  /** The kit's libraries that the modules import. */
  readonly libraries: ReadonlySet<string>;
  readonly icons: readonly FileIcons[];
  readonly findings: readonly PrototypeFinding[];
}

export interface LinkContext {
  readonly files: ReadonlyMap<string, string>;
  /** Pictures and fonts as `data:` addresses, and the table of those that scripts name. */
  readonly assets: ReadonlyMap<string, string>;
  readonly table: AssetTable;
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
  readonly awaits: boolean;
  readonly targets: Readonly<Record<string, string>>;
}

/** Marks a target that is a library of the kit; file names cannot begin with it. */
const library = ':library/';

/** The registry: modules are run on first use, and one that fails leaves the others running. */
const registryStart =
  'var modules={},loaded={};function load(id){' +
  'if(id===":kit")return self.footbridge;' +
  `if(id.slice(0,${library.length})===${JSON.stringify(library)})return footbridge$library(id.slice(${library.length}));` +
  'var known=loaded[id];if(known)return known.exports;' +
  'var entry=modules[id];if(!entry)throw new Error("There is no module "+id);' +
  'var made=loaded[id]={exports:{}};made.done=entry[0].call(undefined,function(name){return load(entry[1][name]||name)},' +
  'made,made.exports);return made.exports}var tell=self.reportError;' +
  'function start(id){try{load(id)}catch(error){tell.call(self,error)}}';

/**
 * How entries are started where some module waits for something: what a module imports has run to its end before the
 * module itself begins, as the language has it. Whoever imports a module that failed is not run.
 */
const registryLater =
  'async function settle(id,seen){if(!modules[id]||seen[id])return;seen[id]=true;' +
  'for(var name in modules[id][1])await settle(modules[id][1][name],seen);load(id);await loaded[id].done}' +
  'start=function(id){settle(id,{}).catch(function(error){tell.call(self,error)})};';

/** Follows imports from the entries and links everything into one script that runs the entries in order. */
export function linkModules(entries: readonly Entry[], context: LinkContext): Bundle {
  const files: ReadonlySet<string> = new Set([...context.files.keys(), ...context.assets.keys()]);
  const linked = new Map<string, Linked>();
  const styles: string[] = [];
  const libraries = new Set<string>();
  const icons: FileIcons[] = [];
  const findings: PrototypeFinding[] = [];
  const imports: FileImport[] = [];
  const add = (id: string, file: string, fileLine: number, script: CompiledScript): void => {
    const targets: Record<string, string> = {};
    linked.set(id, { id, code: script.code, file, fileLine, awaits: script.awaits, targets });
    findings.push(...script.findings);
    icons.push({ ...script.icons, file });
    for (const { specifier, line: lineInScript } of script.imports) {
      const target = follow(specifier, file);
      const line = fileLine + lineInScript - 1;
      if (target === undefined) findings.push(unknownImport(specifier, file, line));
      else {
        targets[specifier] = target;
        imports.push({ specifier, target, file, line, code: script.code });
      }
    }
  };
  const follow = (specifier: string, from: string): string | undefined => {
    if (specifier === contract.kitModule) return ':kit';
    const relative = /^([@~]|\.{0,2})\//.test(specifier) || specifier === '.' || specifier === '..';
    const target = relative ? resolveModule(from, specifier, files) : undefined;
    if (target !== undefined) {
      addFile(target);
      return target;
    }
    const found = libraryOf(specifier);
    if (found === undefined) return undefined;
    libraries.add(found);
    return library + found;
  };
  const addFile = (path: string): void => {
    if (linked.has(path)) return;
    if (/\.css$/i.test(path)) styles.push(path);
    const code = asValue(path, context);
    add(path, path, 1, code === undefined ? linkedScript(context.compile(path), context) : emptyScript(code));
  };
  const ids = entries.map((entry, index) => {
    if (!('inline' in entry)) {
      addFile(entry.path);
      return entry.path;
    }
    const id = `:inline${index}`;
    add(id, entry.path, entry.line, linkedScript(entry.inline, context));
    return id;
  });
  findings.push(...missingExports(imports, (path) => linked.get(path)?.code));
  return { ...write([...linked.values()], ids), styles, libraries, icons, findings };
}

/** The script with the addresses of the pictures it names. */
function linkedScript(script: CompiledScript, { table }: LinkContext): CompiledScript {
  return { ...script, code: table.link(script.code) };
}

/** JSON, pictures and text as modules whose default export is the value; `undefined` for scripts. */
function asValue(path: string, { files, table }: LinkContext): string | undefined {
  const text = files.get(path) ?? '';
  if (/\.module\.css$/i.test(path)) return `module.exports=${JSON.stringify(classNames(text))};`;
  if (/\.css$/i.test(path)) return '';
  if (/\.json$/i.test(path)) return `module.exports=JSON.parse(${JSON.stringify(text)});`;
  const address = table.expression(path);
  return address === undefined ? undefined : `module.exports=${address};`;
}

/** A CSS module's names, which stay as they are: a prototype is one page. */
function classNames(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => [name, name]));
}

function write(modules: readonly Linked[], ids: readonly string[]): Pick<Bundle, 'code' | 'spans'> {
  const later = modules.some(({ awaits }) => awaits) ? registryLater : '';
  const lines: string[] = [`(function(){${moduleSurroundings}${registryStart}${later}`];
  const spans: LineSpan[] = [];
  for (const module of modules) {
    const code = module.code.split('\n');
    const kind = module.awaits ? 'async function' : 'function';
    lines.push(`modules[${JSON.stringify(module.id)}]=[${kind}(require,module,exports){`);
    spans.push({ start: lines.length + 1, count: code.length, file: module.file, fileLine: module.fileLine });
    lines.push(...code, `},${JSON.stringify(module.targets)}];`);
  }
  lines.push(`${ids.map((id) => `start(${JSON.stringify(id)});`).join('')}})();`);
  return { code: lines.join('\n'), spans };
}
