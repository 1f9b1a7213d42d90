import type { PrototypeSource } from '../generation/fileChange.ts';
import { compileDocument } from './compileDocument.ts';
import type { CompileTools, PageParts } from './compileTools.ts';
import type { PrototypeFinding } from './finding.ts';
import { scriptText } from './innerDocument.ts';
import type { ScriptCache } from './scriptCollector.ts';
import type { CompiledSheets } from './tailwind/tailwindSheets.ts';
import { wrapPage } from './wrapPage.ts';

/**
 * Compiles a prototype into one self-contained, network-locked page.
 *
 * @param title the page's title
 * @param parts the prebuilt browser parts
 * @param cache reused between calls for the same prototype; see compileDocument
 * @param tailwind what TailwindCompiler made of the prototype's stylesheets; left out where it uses none
 * @returns the page, or `undefined` when an error among the findings keeps it from running
 */
export function compilePrototype(
  source: PrototypeSource,
  title: string,
  parts: PageParts,
  tools: CompileTools,
  cache: ScriptCache,
  tailwind?: CompiledSheets,
): { readonly page: string | undefined; readonly findings: readonly PrototypeFinding[] } {
  const { html, scripts, findings } = compileDocument(source, parts, tools, cache, tailwind);
  if (findings.some((finding) => finding.severity === 'error')) return { page: undefined, findings };
  const outer = scriptText(parts.outer);
  const sha256 = (text: string): string => tools.sha256(text);
  return { page: wrapPage({ title, html, scripts, outer, sha256 }), findings };
}
