import { serialize } from 'parse5';
import type { PrototypeSource } from '../generation/fileChange.ts';
import { wellFormed } from './address.ts';
import { assetAddresses } from './assets.ts';
import { AssetTable } from './assetTable.ts';
import { compileHandlers } from './compileHandlers.ts';
import { compileStyle, type StyleContext } from './compileStyle.ts';
import type { CompileTools, PageParts } from './compileTools.ts';
import { contract } from './contract.ts';
import type { PrototypeFinding } from './finding.ts';
import { dressDocument } from './innerDocument.ts';
import { collectIcons } from './kit/collectIcons.ts';
import { linkLibraries } from './kit/linkLibraries.ts';
import { linkModules } from './linkModules.ts';
import { lockElement, styleText } from './lockMarkup.ts';
import { markOrigins } from './markOrigins.ts';
import { append, createElement, elementsOf, headAndBody, parsePage } from './markup.ts';
import { ScriptCollector, type ScriptCache } from './scriptCollector.ts';
import { type CompiledSheets, plainSheet, withoutTailwind } from './tailwind/tailwindSheets.ts';

/** The page that runs inside the frame, and its scripts as the lock must know them. */
export interface CompiledDocument {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly findings: readonly PrototypeFinding[];
}

/**
 * Compiles a prototype's files into the one document of the inner frame.
 *
 * @param source all files and assets of the variant; paths relative to its folder
 * @param cache reused between calls, so that unchanged scripts are not compiled again
 * @param tailwind what TailwindCompiler made of the prototype's stylesheets
 * @returns the document with everything inside; errors among the findings mean that it cannot run as meant
 */
export function compileDocument(
  source: PrototypeSource,
  parts: PageParts,
  tools: CompileTools,
  cache: ScriptCache,
  tailwind: CompiledSheets = withoutTailwind,
): CompiledDocument {
  const files = new Map(
    source.files.map((file) => [file.path, wellFormed(file.text.replaceAll(/\r\n?/g, '\n'))]),
  );
  const entry = files.get(contract.entry);
  if (entry === undefined) return noEntry;
  const { addresses: assets, findings: assetFindings } = assetAddresses(source.assets);
  const findings: PrototypeFinding[] = [...assetFindings, ...tailwind.findings];
  const report = (finding: PrototypeFinding): void => void findings.push(finding);
  const context: StyleContext = { files, assets, sheets: tailwind.sheets, report };
  const document = parsePage(entry);
  const { head, body } = headAndBody(document);
  if (tailwind.sheets.has(plainSheet)) append(head, createElement('style', {}, plainSheet));
  const kept = elementsOf(document).filter((element) => lockElement(element, contract.entry, context));
  const table = new AssetTable(files, assets);
  const scripts = new ScriptCollector({ files, table, tools, cache, report });
  for (const element of kept) if (element.tagName === 'script') scripts.take(element);
  const handlers = compileHandlers(kept, contract.entry, tools);
  markOrigins(body, contract.entry);
  const compile = (path: string) => scripts.compile(path);
  const bundle = linkModules(scripts.entries, { files, assets, table, compile });
  findings.push(...handlers.findings, ...bundle.findings);
  for (const path of bundle.styles) {
    const text = compileStyle(files.get(path) ?? '', path, 1, context);
    append(head, createElement('style', {}, styleText(text)));
  }
  for (const { code, spans } of [handlers, bundle]) {
    if (code !== '' && (spans.length > 0 || code === handlers.code)) scripts.place(append, body, code, spans);
  }
  const { libraries } = bundle;
  const icons = collectIcons(bundle.icons, { libraries, globals: scripts.globals, files }, parts, report);
  const linked = linkLibraries({ libraries, globals: scripts.globals, icons }, parts);
  const texts = table.script === '' ? linked : [...linked, table.script];
  const own = tailwind.on ? { ...parts, css: '' } : parts;
  const dressed = dressDocument(document, { head, body }, scripts.placed, own, texts, (node) =>
    serialize(node),
  );
  return { ...dressed, findings };
}

const noEntry: CompiledDocument = {
  html: '',
  scripts: [],
  findings: [
    {
      severity: 'error',
      file: contract.entry,
      line: 1,
      message: `There is no ${contract.entry}, the page that a prototype starts with`,
    },
  ],
};
