import type { Node } from '@babel/types';
import { type FunctionNode } from './calls.ts';
import { isFunction } from './nearby.ts';
import { lastName } from './nodeNames.ts';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** A function and the file it stands in. */
export interface NamedFunction {
  readonly file: SourceFile;
  readonly node: FunctionNode;
}

type ByName = ReadonlyMap<string, readonly NamedFunction[]>;

/**
 * The functions of a prototype by the names they are known by: declared, kept in a constant or assigned
 * (`window.search = …`). Scopes and imports are not told apart.
 */
export const functionsByName: (files: readonly SourceFile[]) => ByName = remember((files) => {
  const byName = new Map<string, NamedFunction[]>();
  for (const file of files)
    for (const [name, found] of functionsIn(file)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [...found]);
      else known.push(...found);
    }
  return byName;
});

/** The same, of one file. */
const functionsIn: (file: SourceFile) => ByName = remember((file) => {
  const byName = new Map<string, NamedFunction[]>();
  const add = (name: string, node: Node | null | undefined) => {
    const made = unwrapped(node);
    if (name === '' || made === undefined) return;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [{ file, node: made }]);
    else known.push({ file, node: made });
  };
  for (const node of nodesOf(file, 'FunctionDeclaration')) add(node.id?.name ?? '', node);
  for (const { id, init } of nodesOf(file, 'VariableDeclarator')) add(lastName(id), init);
  for (const { left, right } of nodesOf(file, 'AssignmentExpression')) add(lastName(left), right);
  return byName;
});

/** The function a name stands for in a file: its own, or else the first of that name elsewhere. */
export function functionNamed(
  files: readonly SourceFile[],
  file: SourceFile,
  name: string,
): NamedFunction | undefined {
  const [found] = functionsIn(file).get(name) ?? functionsByName(files).get(name) ?? [];
  return found;
}

/** A function itself, or the one that `useCallback` keeps. */
function unwrapped(node: Node | null | undefined): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node?.type !== 'CallExpression' || lastName(node.callee) !== 'useCallback') return undefined;
  const [kept] = node.arguments;
  return isFunction(kept) ? kept : undefined;
}
