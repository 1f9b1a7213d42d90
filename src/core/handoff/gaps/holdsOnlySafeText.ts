import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { meaningsOf } from './calls.ts';
import { boundNames, isFunction } from './nearby.ts';
import { lastName, pathOf, within } from './nodeNames.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Names followed from one to the next before giving up. */
const farthest = 6;
/** Values one name is declared with before giving up: only what a machine wrote has more. */
const mostValues = 20;

const escaping = /^(?:esc|h)$|escap|sanitiz|sanitis|purify|encode/i;
/** Calls whose results are numbers, or texts made of nothing but digits and marks. */
const numeric =
  /^(?:Number|parseInt|parseFloat|toFixed|round|floor|ceil|abs|min|max|getTime|getFullYear|indexOf)$/;

/** Where an expression stands, how many names were followed to it, and which parameters only ever get safe text. */
interface Place {
  readonly file: SourceFile;
  readonly files: readonly SourceFile[];
  readonly followed: number;
  readonly given: readonly string[];
}

/**
 * Whether an expression can only give text that was written by whoever wrote the code: literals, numbers, what passes
 * a function that escapes, and names and functions of the same file that come down to these. Names that are imported are looked up in the
 * file that exports them.
 */
export function holdsOnlySafeText(node: Node, file: SourceFile, files: readonly SourceFile[]): boolean {
  return isSafe(node, { file, files, followed: 0, given: [] });
}

function isSafe(node: Node | null | undefined, at: Place): boolean {
  switch (node?.type) {
    case undefined:
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'UpdateExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every((part) => isSafe(part, at));
    case 'BinaryExpression':
      return node.operator !== '+' || (isSafe(node.left, at) && isSafe(node.right, at));
    case 'ConditionalExpression':
      return isSafe(node.consequent, at) && isSafe(node.alternate, at);
    case 'LogicalExpression':
      return isSafe(node.right, at) && (node.operator === '&&' || isSafe(node.left, at));
    case 'ArrayExpression':
      return node.elements.every((part) => isSafe(part, at));
    case 'MemberExpression':
      return /^(?:length|size)$/.test(lastName(node));
    case 'Identifier':
      return at.given.includes(node.name) || isSafeName(node.name, at);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isSafeCall(node, at);
    default:
      return false;
  }
}

function isSafeName(name: string, at: Place): boolean {
  if (at.followed >= farthest) return false;
  const values = valuesOf(at.file, name);
  if (values.length > mostValues) return false;
  if (values.length > 0) return values.every((value) => isSafe(value, further(at)));
  const home = isImported(at.file, name) ? at.files.filter((file) => exportsValue(file, name)) : [];
  return home.length > 0 && home.every((file) => isSafeName(name, { ...further(at), file }));
}

/** What a name is declared with, functions aside; no more than are looked at, as generated code may have thousands. */
function valuesOf(file: SourceFile, name: string): Node[] {
  const values: Node[] = [];
  for (const meaning of meaningsOf(file, name)) {
    if (values.length > mostValues) break;
    if (!isFunction(meaning)) values.push(meaning);
  }
  return values;
}

function isImported(file: SourceFile, name: string): boolean {
  return nodesOf(file, 'ImportSpecifier').some(({ local }) => local.name === name);
}

function exportsValue(file: SourceFile, name: string): boolean {
  return nodesOf(file, 'ExportNamedDeclaration').some(
    ({ declaration }) =>
      declaration?.type === 'VariableDeclaration' &&
      declaration.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name),
  );
}

function isSafeCall(call: CallExpression | OptionalCallExpression, at: Place): boolean {
  const { callee } = call;
  const name = lastName(callee);
  if (escaping.test(name) || numeric.test(name)) return true;
  if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
    if (/^(?:join|trim|repeat|concat|flat)$/.test(name))
      return [callee.object, ...call.arguments].every((part) => isSafe(part, at));
    const [render] = call.arguments;
    return /^(?:map|flatMap)$/.test(name) && givesSafeText(render, at, isSafe(callee.object, at));
  }
  const meanings = meaningsOf(at.file, pathOf(callee));
  return meanings.length > 0 && meanings.every((meaning) => givesSafeText(meaning, further(at), false));
}

/** @param safeInput whether the function only ever receives safe text */
function givesSafeText(node: Node | undefined, at: Place, safeInput: boolean): boolean {
  if (node?.type === 'Identifier') {
    if (escaping.test(node.name)) return true;
    const meanings = at.followed >= farthest ? [] : meaningsOf(at.file, node.name);
    return meanings.length > 0 && meanings.every((one) => givesSafeText(one, further(at), safeInput));
  }
  if (!isFunction(node)) return false;
  const received = safeInput ? node.params.flatMap(boundNames) : [];
  const inside = { ...at, given: [...at.given, ...received] };
  if (node.body.type !== 'BlockStatement') return isSafe(node.body, inside);
  const results = [...within(node.body)].filter((one) => one.type === 'ReturnStatement');
  return results.every(({ argument }) => isSafe(argument, inside));
}

function further(at: Place): Place {
  return { ...at, followed: at.followed + 1 };
}
