/**
 * **security/unescaped-html** (likely)
 *
 * Values are put into the page as HTML (`innerHTML`, `insertAdjacentHTML`, `dangerouslySetInnerHTML` …), so
 * text that somebody typed can become code. Fixed text is fine, and so are numbers and values that pass a
 * function whose name says that it escapes or sanitizes.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { holdsOnlySafeText } from '../holdsOnlySafeText.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const writing = /^(?:insertAdjacentHTML|write|writeln|createContextualFragment|setHTMLUnsafe|html)$/;

export const unescapedHtml: GapRule = {
  rule: 'security/unescaped-html',
  axis: 'security',
  inPlainWords: 'Text that somebody types could run as code in other people’s browsers.',
  forEngineers: 'Values are inserted as HTML without escaping: cross-site scripting once data is real.',
  instead: 'Insert as text or through escaping templates; add a content security policy.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) => oncePerLine(insertions(file, files).map((node) => place(file, node)))),
};

function insertions(file: SourceFile, files: readonly SourceFile[]): Node[] {
  const open = (html: Node | undefined) => html !== undefined && !holdsOnlySafeText(html, file, files);
  return [
    ...nodesOf(file, 'AssignmentExpression').filter(
      ({ left, right, operator }) =>
        /^\+?=$/.test(operator) && /^(?:innerHTML|outerHTML|srcdoc)$/.test(member(left)) && open(right),
    ),
    ...callsIn(file).filter(({ callee, arguments: given }) => {
      if (!writing.test(lastName(callee))) return false;
      const path = pathOf(callee);
      if (path.endsWith('.insertAdjacentHTML')) return open(given[1]);
      if (/(?:^|\.)document\.write(?:ln)?$|\.createContextualFragment$|\.setHTMLUnsafe$/.test(path))
        return given.some(open);
      return /^(?:\$|jQuery)\(\)\..*html$/.test(path) && open(given[0]);
    }),
    ...nodesOf(file, 'JSXAttribute').filter(
      ({ name, value }) =>
        name.name === 'dangerouslySetInnerHTML' &&
        value?.type === 'JSXExpressionContainer' &&
        open(htmlOf(value.expression)),
    ),
  ];
}

function member(node: Node): string {
  return node.type === 'MemberExpression' ? lastName(node) : '';
}

/** The value behind `__html`, or the whole expression where it is put together elsewhere. */
function htmlOf(node: Node): Node {
  const [first] = node.type === 'ObjectExpression' ? node.properties : [];
  return first?.type === 'ObjectProperty' ? first.value : node;
}
