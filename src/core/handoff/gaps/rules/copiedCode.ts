/**
 * **maintainability/copied-code** (likely)
 *
 * A function says the same as another one with other names or values: a copy. Compared are functions of four lines
 * or more by their syntax, so that names, texts and numbers do not matter. The later one is reported.
 */
import type { Node } from '@babel/types';
import { type FunctionNode, functionsIn } from '../calls.ts';
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { nodesWithin } from '../nearby.ts';
import { remember } from '../remember.ts';
import { place, type SourceFile } from '../sourceFile.ts';
import { childrenOf } from '../syntax.ts';

const fewestLines = 4;
/** Longer functions are hardly ever copied whole, and reading them for each one around them takes long. */
const mostLines = 150;
/** Below this many parts of syntax, two functions are alike by chance. */
const fewestParts = 30;
/** Kinds of parts that most functions have, and seldom as many of each. */
const counted = [
  'Identifier',
  'MemberExpression',
  'CallExpression',
  'StringLiteral',
  'NumericLiteral',
] as const;

export const copiedCode: GapRule = {
  rule: 'maintainability/copied-code',
  axis: 'maintainability',
  inPlainWords: 'The same thing is written more than once; a change in one place misses the other.',
  forEngineers: 'Functions with the same syntax tree apart from names and literals.',
  instead: 'Write it once and pass in what differs.',
  confidence: 'likely',
  find: (files) => {
    const alike = new Map<string, number>();
    for (const { counts } of files.flatMap(comparable)) alike.set(counts, (alike.get(counts) ?? 0) + 1);
    const seen = new Set<string>();
    return files.flatMap((file) => copiesIn(file, alike, seen));
  },
};

/** The functions of a file that are long enough to compare, and not too long, with how many parts they have. */
const comparable = remember((file: SourceFile) =>
  functionsIn(file)
    .filter((node) => linesOf(node) >= fewestLines && linesOf(node) <= mostLines)
    .map((node) => ({ node, counts: countParts(file, node) }))
    .toSorted((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0)),
);

/** How many parts of some kinds a function has: copies have as many, so that others need not be read. */
function countParts(file: SourceFile, { body }: FunctionNode): string {
  return counted.map((type) => nodesWithin(file, type, body).length).join(' ');
}

function copiesIn(file: SourceFile, alike: ReadonlyMap<string, number>, seen: Set<string>): GapPlace[] {
  const { syntax } = file;
  if (syntax === undefined) return [];
  const copies = new Set<Node>();
  const places: GapPlace[] = [];
  for (const { node, counts } of comparable(file)) {
    const shape = (alike.get(counts) ?? 0) > 1 ? shapeOf(node) : undefined;
    if (shape === undefined) continue;
    if (!seen.has(shape)) {
      seen.add(shape);
      continue;
    }
    copies.add(node);
    const inCopy = [...syntax.ancestors(node)].some((around) => copies.has(around));
    if (!inCopy) places.push(place(file, node, `${linesOf(node)} lines`));
  }
  return places;
}

/** What a function says apart from names and values; `undefined` where that is too little. */
const shapeOf = remember(({ body }: FunctionNode): string | undefined => {
  const parts: string[] = [];
  writeShape(body, new Map(), parts);
  return parts.length < fewestParts ? undefined : parts.join(' ');
});

function linesOf({ loc }: Node): number {
  return loc ? loc.end.line - loc.start.line + 1 : 0;
}

/** Writes a node's shape: types and operators; of names only which are the same; of literals only their kind. */
function writeShape(node: Node, names: Map<string, number>, parts: string[]): void {
  const { type } = node;
  const name = nameIn(node);
  if (name !== undefined) {
    parts.push(numbered(name, names));
    return;
  }
  parts.push('operator' in node && typeof node.operator === 'string' ? type + node.operator : type);
  const property = propertyIn(node);
  for (const child of childrenOf(node)) {
    const own = child === property ? nameIn(child) : undefined;
    // A property is not the variable that happens to share its name.
    if (own === undefined) writeShape(child, names, parts);
    else parts.push(numbered(`.${own}`, names));
  }
  parts.push('.');
}

function numbered(name: string, names: Map<string, number>): string {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return `n${known}`;
}

function nameIn(node: Node): string | undefined {
  if (node.type === 'PrivateName') return node.id.name;
  return node.type === 'Identifier' || node.type === 'JSXIdentifier' ? node.name : undefined;
}

/** The node inside that names a property, and no variable. */
function propertyIn(node: Node): Node | undefined {
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression')
    return node.computed ? undefined : node.property;
  return node.type === 'ObjectProperty' && !node.computed && !node.shorthand ? node.key : undefined;
}
