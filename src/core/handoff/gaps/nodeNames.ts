import type { Node } from '@babel/types';
import { childrenOf } from './syntax.ts';

/**
 * The dotted path an expression names: `window.location.href`, `list.filter().map()`, `row[].name`. What is not a
 * name, a member, a call or a constructor gives an empty part.
 */
export function pathOf(node: Node | null | undefined): string {
  switch (node?.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return `${pathOf(node.object)}${memberName(node)}`;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return `${pathOf(node.callee)}()`;
    case 'AwaitExpression':
      return pathOf(node.argument);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return pathOf(node.expression);
    default:
      return '';
  }
}

function memberName(node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>): string {
  if (!node.computed) return node.property.type === 'Identifier' ? `.${node.property.name}` : '.#';
  return node.property.type === 'StringLiteral' ? `.${node.property.value}` : '[]';
}

/** The last name of a path: `href` of `window.location.href`, and of a call the name of what is called. */
export function lastName(node: Node | null | undefined): string {
  switch (node?.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      if (node.computed && node.property.type !== 'StringLiteral') return lastName(node.object);
      if (node.property.type === 'StringLiteral') return node.property.value.replace(/^#/, '');
      return node.property.type === 'Identifier' ? node.property.name : '';
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return lastName(node.callee);
    case 'AwaitExpression':
      return lastName(node.argument);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return lastName(node.expression);
    default:
      return '';
  }
}

/** A node and everything inside it, from the outside in. */
export function* within(node: Node): Iterable<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* within(child);
}

/**
 * The last names of all values read in an expression: `email` and `id` in `send(user.email, id)`. Names of what is
 * called, and of what a property is taken from, are not among them.
 */
export function* namesRead(node: Node): Iterable<string> {
  switch (node.type) {
    case 'Identifier':
      yield node.name;
      return;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      yield lastName(node);
      return;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      for (const argument of node.arguments) yield* namesRead(argument);
      return;
    case 'ObjectProperty':
      yield* namesRead(node.value);
      return;
    default:
      for (const child of childrenOf(node)) yield* namesRead(child);
  }
}

/** The text of an expression that is one without being run: a string, or a template without code in it. */
export function fixedText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The text with which a string, a template or a sum of strings begins; empty when it begins with code. */
export function leadingText(node: Node | null | undefined): string {
  if (node?.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? '';
  if (node?.type === 'BinaryExpression' && node.operator === '+') return leadingText(node.left);
  return fixedText(node) ?? '';
}
