import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import type { FunctionNode } from './calls.ts';
import type { SourceFile } from './sourceFile.ts';

/** Whether a node lies within another, or is it. */
export function isWithin(node: Node, outer: Node): boolean {
  return (node.start ?? 0) >= (outer.start ?? 0) && (node.end ?? 0) <= (outer.end ?? 0);
}

/** The nodes of one type within a node, in the order of the source. */
export function nodesWithin<T extends Node['type']>(
  file: SourceFile,
  type: T,
  outer: Node,
): readonly Extract<Node, { type: T }>[] {
  return file.syntax?.within(type, outer) ?? [];
}

/** The calls within a node. */
export function callsWithin(file: SourceFile, outer: Node): (CallExpression | OptionalCallExpression)[] {
  return [
    ...nodesWithin(file, 'CallExpression', outer),
    ...nodesWithin(file, 'OptionalCallExpression', outer),
  ];
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'ObjectMethod' ||
    node?.type === 'ClassMethod'
  );
}

/** The innermost function around a node; `undefined` at the top of a script. */
export function functionAround(file: SourceFile, node: Node): FunctionNode | undefined {
  for (const outer of file.syntax?.ancestors(node) ?? []) if (isFunction(outer)) return outer;
  return undefined;
}

/** Whether a failure at this node is caught in the function it stands in. */
export function isGuarded(file: SourceFile, node: Node): boolean {
  let inner = node;
  for (const outer of file.syntax?.ancestors(node) ?? []) {
    if (isFunction(outer)) return false;
    if (outer.type === 'TryStatement' && outer.handler && inner === outer.block) return true;
    inner = outer;
  }
  return false;
}

/** Whether a name is read or written within a node; property names do not count. */
export function mentions(file: SourceFile, outer: Node, name: string): boolean {
  return nodesWithin(file, 'Identifier', outer).some((node) => {
    if (node.name !== name) return false;
    const around = file.syntax?.parentOf(node);
    const member = around?.type === 'MemberExpression' || around?.type === 'OptionalMemberExpression';
    return !(member && around.property === node && !around.computed);
  });
}

/** The names that a function's parameters, or the head of a loop, give to what they receive. */
export function boundNames(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        boundNames(one.type === 'RestElement' ? one.argument : one.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? boundNames(one) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'VariableDeclaration':
      return pattern.declarations.flatMap(({ id }) => boundNames(id));
    default:
      return [];
  }
}
