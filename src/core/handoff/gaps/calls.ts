import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** All calls in a file, optional ones too, without constructors. */
export const callsIn: (file: SourceFile) => readonly (CallExpression | OptionalCallExpression)[] = remember(
  (file) => [...nodesOf(file, 'CallExpression'), ...nodesOf(file, 'OptionalCallExpression')],
);

export type FunctionNode = Extract<
  Node,
  {
    type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ObjectMethod'
      | 'ClassMethod';
  }
>;

/** All functions and methods in a file. */
export function functionsIn(file: SourceFile): FunctionNode[] {
  return [
    ...nodesOf(file, 'FunctionDeclaration'),
    ...nodesOf(file, 'FunctionExpression'),
    ...nodesOf(file, 'ArrowFunctionExpression'),
    ...nodesOf(file, 'ObjectMethod'),
    ...nodesOf(file, 'ClassMethod'),
  ];
}

/**
 * What a name stands for in a file: the values it is declared with, and functions of that name. Scopes are not
 * told apart.
 */
export function meaningsOf(file: SourceFile, name: string): readonly Node[] {
  return meanings(file).get(name) ?? [];
}

const meanings = remember((file: SourceFile) => {
  const byName = new Map<string, Node[]>();
  const add = (name: string, meaning: Node) => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [meaning]);
    else known.push(meaning);
  };
  for (const { id, init } of nodesOf(file, 'VariableDeclarator'))
    if (id.type === 'Identifier' && init) add(id.name, init);
  for (const node of nodesOf(file, 'FunctionDeclaration')) if (node.id) add(node.id.name, node);
  return byName;
});
