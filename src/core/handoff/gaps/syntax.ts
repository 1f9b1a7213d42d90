import { parse, type ParserOptions } from '@babel/parser';
import type { Comment, Node } from '@babel/types';
import { maskScript } from '../../prototype/maskScript.ts';
import { nestsTooDeep } from './nestsTooDeep.ts';

/** The parsed scripts of one file. Lines of nodes are those of the file, also for scripts inside HTML. */
export interface Syntax {
  /** Nodes of one type, in the order of the source. */
  of<T extends Node['type']>(type: T): readonly Extract<Node, { type: T }>[];
  /** Those of them that lie within a node, or are it. */
  within<T extends Node['type']>(type: T, outer: Node): readonly Extract<Node, { type: T }>[];
  /** The node around this one; `undefined` for the root of a script. */
  parentOf(node: Node): Node | undefined;
  /** The nodes around this one, from the inside out. */
  ancestors(node: Node): Iterable<Node>;
  readonly comments: readonly Comment[];
}

/** A stretch of code and where it begins in its file. Lines count from 1, columns and offsets from 0. */
export interface Script {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly dialect: 'javascript' | 'typescript' | 'tsx';
}

const plugins: Record<Script['dialect'], ParserOptions['plugins'] & object> = {
  javascript: ['jsx', 'decorators'],
  typescript: ['typescript', 'decorators'],
  tsx: ['jsx', 'typescript', 'decorators'],
};

/** In levels of nodes. Code nested deeper is not what people or models write, and whoever follows it down would run out of stack. */
const deepest = 500;

/**
 * Parses the scripts of a file with Babel's parser, which goes on after most mistakes.
 *
 * @returns `undefined` when not one of the scripts can be parsed (`[]` gives an empty syntax); never throws
 */
export function parseScripts(scripts: readonly Script[]): Syntax | undefined {
  const index = new SyntaxIndex();
  let parsed = 0;
  for (const script of scripts) {
    if (nestsTooDeep(maskScript(script.text).code)) continue;
    try {
      const file = parse(script.text, {
        sourceType: 'module',
        errorRecovery: true,
        allowReturnOutsideFunction: true,
        allowImportExportEverywhere: true,
        allowUndeclaredExports: true,
        attachComment: false,
        startLine: script.line,
        startColumn: script.column,
        startIndex: script.offset,
        plugins: plugins[script.dialect],
      });
      index.add(file.program, file.comments ?? []);
      parsed += 1;
    } catch {
      continue;
    }
  }
  return parsed === 0 && scripts.length > 0 ? undefined : index;
}

class SyntaxIndex implements Syntax {
  readonly #byType = new Map<string, Node[]>();
  readonly #sorted = new Set<string>();
  readonly #parents = new Map<Node, Node>();
  readonly comments: Comment[] = [];

  /** @throws RangeError when the code is nested too deeply; nothing of it is listed then */
  add(root: Node, comments: readonly Comment[]): void {
    for (const level of levelsOf(root, this.#parents))
      for (const node of level) {
        const known = this.#byType.get(node.type);
        if (known === undefined) this.#byType.set(node.type, [node]);
        else known.push(node);
      }
    for (const comment of comments) this.comments.push(comment);
  }

  of<T extends Node['type']>(type: T): readonly Extract<Node, { type: T }>[] {
    const nodes = this.#byType.get(type) ?? [];
    if (!this.#sorted.has(type)) nodes.sort((a, b) => startOf(a) - startOf(b));
    this.#sorted.add(type);
    return areAll(nodes, type) ? nodes : [];
  }

  within<T extends Node['type']>(type: T, outer: Node): readonly Extract<Node, { type: T }>[] {
    const nodes = this.of(type);
    const end = outer.end ?? 0;
    const first = firstFrom(nodes, startOf(outer));
    return nodes
      .slice(first, firstFrom(nodes, end, first))
      .filter((node) => node === outer || (node.end ?? 0) <= end);
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  *ancestors(node: Node): Iterable<Node> {
    for (let at = this.#parents.get(node); at !== undefined; at = this.#parents.get(at)) yield at;
  }
}

/**
 * A node and everything inside it, level by level, from the outside in. A loop, as a chain of sums is as deep as it is
 * long.
 *
 * @param parents is told the node around each
 */
function levelsOf(root: Node, parents: Map<Node, Node>): readonly (readonly Node[])[] {
  const levels: Node[][] = [];
  for (let level = [root]; level.length > 0;) {
    if (levels.length > deepest) throw new RangeError(`nested more than ${deepest} deep`);
    levels.push(level);
    const next: Node[] = [];
    for (const node of level)
      eachChild(node, (child) => {
        parents.set(child, node);
        next.push(child);
      });
    level = next;
  }
  return levels;
}

function startOf({ start }: Node): number {
  return start ?? 0;
}

/** The place of the first node that begins at an offset or after it; halves what is left until it is found. */
function firstFrom(nodes: readonly Node[], offset: number, low = 0): number {
  let [from, to] = [low, nodes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const node = nodes[middle];
    if (node !== undefined && startOf(node) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Nodes are kept by type, so that the first speaks for all. */
function areAll<T extends Node['type']>(
  nodes: readonly Node[],
  type: T,
): nodes is readonly Extract<Node, { type: T }>[] {
  return nodes[0]?.type === type;
}

/** The nodes directly inside a node, in the order in which the parser lists them. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

/** Goes through what {@link childrenOf} lists without making a list: a scan does so for every node there is. */
function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const value of Object.values(node)) {
    if (typeof value !== 'object' || value === null || value === node.loc) continue;
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) visit(one);
    } else if (isNode(value)) visit(value);
  }
}

/** Places and notes of the parser have no type, and comments are not attached to nodes. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
