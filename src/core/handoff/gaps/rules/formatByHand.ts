/**
 * **maintainability/format-by-hand** (likely)
 *
 * Amounts and dates are put together for one country: a currency sign glued to a number, `toFixed` for money, or a
 * language written into the code (`toLocaleDateString('en-US')`).
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { fixedText, lastName, pathOf } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

const localised =
  /\.toLocale(?:Date|Time)?String$|(?:^|\.)Intl\.(?:NumberFormat|DateTimeFormat|RelativeTimeFormat|PluralRules)$/;

const amount = /^(?:\w*(?:[pP]rice|[tT]otal|[sS]um|[aA]mount|[cC]ost|[fF]ee|[dD]iscount|[bB]alance|[tT]ax))$/;

export const formatByHand: GapRule = {
  rule: 'maintainability/format-by-hand',
  axis: 'maintainability',
  inPlainWords: 'Amounts or dates are written the way of one country only.',
  forEngineers: 'Currency or locale is fixed in code; number and date formats are not localised.',
  instead: 'Format with the person’s locale and the amount’s own currency.',
  confidence: 'likely',
  find: inEachFile(found),
};

function found(file: SourceFile): Node[] {
  return [
    ...[...callsIn(file), ...nodesOf(file, 'NewExpression')].filter(
      ({ callee, arguments: [locale] }) =>
        (localised.test(pathOf(callee)) && fixedText(locale) !== undefined) || roundsAmount(callee),
    ),
    ...nodesOf(file, 'TemplateLiteral').flatMap(({ quasis, expressions }) =>
      expressions.filter((value, index) => {
        const before = quasis[index]?.value.raw ?? '';
        const after = quasis[index + 1]?.value.raw ?? '';
        const glued = index > 0 && before === '' && lastName(expressions[index - 1]) === 'currency';
        return (glued || isAmount(before, after)) && isNumber(value);
      }),
    ),
    ...nodesOf(file, 'BinaryExpression').filter(
      ({ operator, left, right }) =>
        operator === '+' &&
        (((isAmount(fixedText(left) ?? '', '') || lastName(left) === 'currency') && isNumber(right)) ||
          (isAmount('', fixedText(right) ?? '') && isNumber(left))),
    ),
    ...nodesOf(file, 'JSXExpressionContainer').filter((node) => {
      const siblings = childrenAround(node, file);
      const at = siblings.indexOf(node);
      return isAmount(jsxText(siblings[at - 1]), jsxText(siblings[at + 1])) && isNumber(node.expression);
    }),
  ];
}

function childrenAround(node: Node, file: SourceFile): readonly Node[] {
  const parent = file.syntax?.parentOf(node);
  return parent?.type === 'JSXElement' || parent?.type === 'JSXFragment' ? parent.children : [];
}

function jsxText(node: Node | undefined): string {
  return node?.type === 'JSXText' ? node.value : '';
}

/** Whether a currency stands right before or after a value. */
function isAmount(before: string, after: string): boolean {
  return (
    /(?:[$€£¥]|\b(?:EUR|USD|GBP|CHF))\s?$/.test(before) || /^\s?(?:[€£¥]|EUR\b|USD\b|CHF\b|GBP\b)/.test(after)
  );
}

/** Whether a value is more than a text that was formatted elsewhere: arithmetic, `toFixed`, or a name for an amount. */
function isNumber(node: Node): boolean {
  if (node.type === 'BinaryExpression')
    return node.operator !== '+' || isNumber(node.left) || isNumber(node.right);
  if (/\.toFixed\(\)(?:\.replace\(\))*$/.test(pathOf(node))) return true;
  return amount.test(lastName(node));
}

/** Whether an amount of money is rounded to its minor unit as a text. */
function roundsAmount(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    lastName(callee) === 'toFixed' &&
    amount.test(lastName(callee.object))
  );
}
