import { checkClassic } from './compileScript.ts';
import type { CompileTools } from './compileTools.ts';
import type { PrototypeFinding } from './finding.ts';
import type { LineSpan } from './linkModules.ts';
import { type HtmlElement, attribute, lineOf, removeAttribute, setAttribute } from './markup.ts';

/** Marks an element whose inline handlers were moved into a script. */
const mark = 'data-footbridge-on';

/** Gives marked elements their handlers, also those that are cloned from a template later. */
const attach =
  `},footbridge$attach=function(element){var own=footbridge$on[element.getAttribute("${mark}")];` +
  'for(var name in own)element[name]=own[name]},' +
  `footbridge$scan=function(root){if(root.matches&&root.matches("[${mark}]"))footbridge$attach(root);` +
  `if(root.querySelectorAll)root.querySelectorAll("[${mark}]").forEach(footbridge$attach)};` +
  'footbridge$scan(document);new MutationObserver(function(records){records.forEach(function(record){' +
  'record.addedNodes.forEach(footbridge$scan)})}).observe(document,{childList:true,subtree:true})})();';

/**
 * Moves inline handlers (`onclick="…"`) out of the elements into one classic script, because the lock allows
 * scripts by hash only. They keep their scope (element, form, document), `this`, `event` and `return false`.
 *
 * @returns the script, empty when there are no handlers, with the lines that each handler takes up in it
 */
export function compileHandlers(
  elements: readonly HtmlElement[],
  path: string,
  tools: CompileTools,
): { code: string; spans: LineSpan[]; findings: PrototypeFinding[] } {
  const lines: string[] = ['(function(){var footbridge$on={'];
  const spans: LineSpan[] = [];
  const findings: PrototypeFinding[] = [];
  const marked = elements.filter((element) => handlerNames(element).length > 0);
  for (const [index, element] of marked.entries()) {
    lines.push(`${index}:{`);
    for (const name of handlerNames(element)) {
      const body = (attribute(element, name) ?? '').replaceAll(/\r\n?/g, '\n');
      const line = lineOf(element, name);
      removeAttribute(element, name);
      const count = body.split('\n').length;
      const wrong = checkClassic(`(${handler(body)})`, path, line, tools);
      if (wrong !== undefined) {
        // A handler that ends too early is noticed on the line that we add.
        findings.push({ ...wrong, line: Math.min(wrong.line, line + count - 1) });
        continue;
      }
      spans.push({ start: lines.length + 1, count, file: path, fileLine: line });
      lines.push(...`${name}:${handler(body)},`.split('\n'));
    }
    lines.push('},');
    setAttribute(element, mark, String(index));
  }
  lines.push(attach);
  return { code: marked.length === 0 ? '' : lines.join('\n'), spans, findings };
}

function handlerNames(element: HtmlElement): string[] {
  return element.attrs.map((attr) => attr.name).filter((name) => /^on[a-z]+$/.test(name));
}

/** HTML gives handlers the element, its form and the document as scopes, hence `with`; `//` may end the body. */
function handler(body: string): string {
  return `function(event){with(document){with(this.form||{}){with(this){${body}\n}}}}`;
}
