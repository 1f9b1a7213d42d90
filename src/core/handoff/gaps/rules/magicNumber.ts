/**
 * **maintainability/magic-number** (likely)
 *
 * A number decides or computes something and nothing says what it is: `total > 50`, `price * 0.19`. Everyday
 * numbers are left out: 0, 1, 2, ten and its powers, parts of time, bytes and angles. So are delays, which are
 * reported by maintainability/unnamed-timing.
 */
import type { BinaryExpression, Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const everyday = new Set([
  0, 1, 2, 10, 100, 1000, 10_000, 100_000, 1_000_000, 0.5, 7, 12, 24, 60, 3600, 1024, 180, 360, 86_400,
  86_400_000, 3_600_000, 60_000, 0.1, 0.01, 16, 32, 36, 255, 256, 365,
]);
/** What is everyday in a calculation is a rule when something is compared with it: `count > 100`. */
const limits = new Set([10, 16, 32, 36, 100, 1000, 10_000, 100_000, 1_000_000]);
const shares = /(?:percent|percentage|progress|share)$/i;
const operators = new Set(['*', '/', '%', '+', '-', '<', '>', '<=', '>=', '===', '!==', '==', '!=']);

export const magicNumber: GapRule = {
  rule: 'maintainability/magic-number',
  axis: 'maintainability',
  inPlainWords: 'A number decides something here, and nobody can see where it comes from.',
  forEngineers: 'Unnamed numeric constant in a calculation or condition: a business rule in hiding.',
  instead: 'Name it, say who decides it, and keep it where rules are kept.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    oncePerLine(
      [
        ...nodesOf(file, 'BinaryExpression').filter((node) => hidesNumber(node, file)),
        ...callsIn(file).filter(limitsByNumber),
      ].map((node) => place(file, node)),
    ),
  ),
};

function hidesNumber(node: BinaryExpression, file: SourceFile): boolean {
  const { operator, left, right } = node;
  if (!operators.has(operator)) return false;
  const [number, other] = right.type === 'NumericLiteral' ? [right, left] : [left, right];
  if (number.type !== 'NumericLiteral' || other.type === 'NumericLiteral') return false;
  if (
    (everyday.has(number.value) && !(compares(operator) && limits.has(number.value))) ||
    (number.value === 100 && shares.test(lastName(other))) ||
    isText(other) ||
    /^(?:random|hash|seed|status|charCodeAt|keyCode|which)$/.test(lastName(other))
  )
    return false;
  return !namesItself(node, file);
}

function compares(operator: string): boolean {
  return /^(?:[<>]=?|[!=]==?)$/.test(operator);
}

/** Whether a call keeps a value above or below a bare number: `Math.min(9, count)`. */
function limitsByNumber({ callee, arguments: given }: ReturnType<typeof callsIn>[number]): boolean {
  return (
    /^Math\.(?:min|max)$/.test(pathOf(callee)) &&
    given.some((one) => one.type === 'NumericLiteral' && !everyday.has(one.value))
  );
}

/** Whether adding something to it makes a text. */
function isText(node: Node): boolean {
  return (
    node.type === 'StringLiteral' ||
    node.type === 'TemplateLiteral' ||
    (node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right)))
  );
}

/** Whether nothing but numbers is computed and given a name: `const LARGEST_FILE = 5 * MEGABYTE`. */
function namesItself(node: Node, file: SourceFile): boolean {
  const around = file.syntax?.parentOf(node);
  if (around?.type === 'BinaryExpression') return namesItself(around, file);
  if (around?.type !== 'VariableDeclarator' || around.id.type !== 'Identifier') return false;
  return /^[A-Z][A-Z\d_]+$/.test(around.id.name);
}
