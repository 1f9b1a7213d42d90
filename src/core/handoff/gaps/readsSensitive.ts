import type { Node } from '@babel/types';
import { meaningsOf } from './calls.ts';
import { lastName, namesRead, pathOf } from './nodeNames.ts';
import { isPersonName, isSensitiveName } from './sensitiveName.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Names followed to the values they are declared with. */
const farthest = 3;

/**
 * Whether an expression reads a credential or details of a person: by the names of what it reads, and by the keys of
 * the objects these names stand for in the same file.
 */
export function readsSensitive(node: Node, file: SourceFile): boolean {
  return [...namesRead(node)].some((name) => isKept(name) || standsForRecord(name, file, 0)) || hasKey(node);
}

/** Whether a name is that of a credential, of a detail or of a record about a person. */
export function isKept(name: string): boolean {
  return isSensitiveName(name) || isPersonName(name);
}

function standsForRecord(name: string, file: SourceFile, followed: number): boolean {
  if (followed >= farthest) return false;
  return [...meaningsOf(file, name), ...statesOf(file, name)].some((value) => {
    if (value.type === 'Identifier') return standsForRecord(value.name, file, followed + 1);
    return hasKey(value) || spreadIn(value).some((spread) => standsForRecord(spread, file, followed + 1));
  });
}

function hasKey(node: Node): boolean {
  if (node.type === 'CallExpression' && pathOf(node.callee) === 'JSON.stringify')
    return node.arguments.slice(0, 1).some(hasKey);
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((one) => one.type === 'ObjectProperty' && isSensitiveName(lastName(one.key)));
}

/** Names whose properties become those of an object: `{ ...draft }`. */
function spreadIn(node: Node): string[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((one) => (one.type === 'SpreadElement' ? lastName(one.argument) : []));
}

/** What a state begins with: `const [draft, setDraft] = useState(empty)`. */
function statesOf(file: SourceFile, name: string): Node[] {
  return nodesOf(file, 'VariableDeclarator').flatMap(({ id, init }) => {
    const state = id.type === 'ArrayPattern' ? lastName(id.elements[0]) : '';
    return state === name && init?.type === 'CallExpression' ? init.arguments.slice(0, 1) : [];
  });
}
