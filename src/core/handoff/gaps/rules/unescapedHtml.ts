/**
 * **security/unescaped-html** (likely)
 *
 * Values are put into the page as HTML (`innerHTML`, `insertAdjacentHTML`, `dangerouslySetInnerHTML` …), so
 * text that somebody typed can become code. Fixed text is fine, and so are values that pass a function
 * whose name says that it escapes or sanitizes.
 */
import type { GapRule } from '../gap.ts';
import { callBody, openParenthesis, statement } from '../readCode.ts';
import { atOffsets, type SourceFile } from '../sourceFile.ts';

const assigned = /\.(?:innerHTML|outerHTML|srcdoc)\s*\+?=(?!=)/g;
const called = /\b(?:insertAdjacentHTML|document\.write(?:ln)?|createContextualFragment)\s*\(/g;
const inJsx = /\bdangerouslySetInnerHTML\b/g;

export const unescapedHtml: GapRule = {
  rule: 'security/unescaped-html',
  axis: 'security',
  inPlainWords: 'Text that somebody types could run as code in other people’s browsers.',
  forEngineers: 'Values are inserted as HTML without escaping: cross-site scripting once data is real.',
  instead: 'Insert as text or through escaping templates; add a content security policy.',
  confidence: 'likely',
  find: (files) => files.flatMap((file) => atOffsets(file, insertions(file))),
};

function insertions(file: SourceFile): number[] {
  const { code } = file;
  return [
    ...[...code.matchAll(assigned)].filter((match) => isOpen(statement(code, match.index + match[0].length))),
    ...[...code.matchAll(called)].filter((match) => isOpen(callBody(code, openParenthesis(match)))),
    ...code.matchAll(inJsx),
  ]
    .map((match) => match.index)
    .toSorted((a, b) => a - b);
}

/** Whether an expression holds more than fixed text, and nothing that escapes it. */
function isOpen(expression: string): boolean {
  return (
    /[A-Za-z_$]\w/.test(expression) && !/\b(?:esc\b|escape|sanitiz|sanitis|purify|encode)/i.test(expression)
  );
}
