import { globMatcher, type GlobMatcher } from './globMatcher.ts';
import { star, type GlobCode, type IgnorePattern, type NamePattern } from './ignorePattern.ts';

/** Names that begin patterns in common are one way down the tree, so a path is compared with all patterns at once. */
interface Node {
  readonly literals: Map<string, Node>;
  readonly globs: Globs;
  any: Node | undefined;
  /** Where `**` leads: stays reached at every depth below. */
  folders: Node | undefined;
  readonly staysReached: boolean;
  /** Numbers of the patterns that end here, in rising order. */
  readonly ends: number[];
  /** The step in which this was reached last, so that two ways to it count once. */
  reached: number;
}

/** Names with wildcards, by something cheap to look up that every match has. */
interface Globs {
  /** `*` and an ending, by the ending's extension with its dot, its length, and itself. */
  readonly endings: Map<string, Map<number, Map<string, Node>>>;
  /** By the extension; by the first character; by the last. */
  readonly byExtension: Map<string, GlobEdge[]>;
  readonly byFirst: Map<string, GlobEdge[]>;
  readonly byLast: Map<string, GlobEdge[]>;
  readonly others: GlobEdge[];
  readonly byKey: Map<string, Node>;
}

interface GlobEdge {
  readonly glob: GlobMatcher;
  readonly to: Node;
}

/** Is told, from the root down, the numbers of the patterns that match a path's first `depth + 1` names. */
export type OnMatch = (pattern: number, depth: number) => void;

/** Any number of gitignore patterns, compiled to be asked together; cost hardly grows with their number. */
export class PatternTree {
  readonly #root = newNode(false);
  readonly #folderOnly: boolean[] = [];
  #step = 0;
  /** What is reached in this step; `walk` uses two lists in turn, as making them anew would cost more than the rest. */
  #next: Node[] = [];
  #spare: Node[] = [];

  /** Patterns are numbered from 0 in the order in which they are added; one that can never match has a number too. */
  add(pattern: IgnorePattern): void {
    const number = this.#folderOnly.push(pattern.folderOnly) - 1;
    if (pattern.never !== undefined) return;
    let node = this.#root;
    for (const name of pattern.names) node = childOf(node, name);
    node.ends.push(number);
  }

  /**
   * @param names from the root down, written as bytes (see `asBytes`)
   * @param isFolder whether the last of them is a folder; all others are
   */
  walk(names: readonly string[], isFolder: boolean, onMatch: OnMatch): void {
    this.#begin();
    this.#enter(this.#root);
    for (let depth = 0; depth < names.length; depth += 1) {
      const name = names[depth] ?? '';
      const reached = this.#next;
      this.#begin();
      for (const node of reached) this.#leave(node, name);
      const inFolder = isFolder || depth < names.length - 1;
      for (const node of this.#next)
        for (const number of node.ends)
          if (inFolder || this.#folderOnly[number] !== true) onMatch(number, depth);
    }
  }

  #begin(): void {
    [this.#next, this.#spare] = [this.#spare, this.#next];
    this.#next.length = 0;
    this.#step += 1;
  }

  #enter(node: Node): void {
    if (node.reached === this.#step) return;
    node.reached = this.#step;
    this.#next.push(node);
    if (node.folders) this.#enter(node.folders);
  }

  #leave(node: Node, name: string): void {
    if (node.staysReached) this.#enter(node);
    const literal = node.literals.size > 0 ? node.literals.get(name) : undefined;
    if (literal) this.#enter(literal);
    if (node.any) this.#enter(node.any);
    const { endings, byExtension, byFirst, byLast, others, byKey } = node.globs;
    if (byKey.size === 0) return;
    const extension = extensionOf(name);
    if (endings.size > 0) this.#followEndings(endings.get(extension), name);
    if (byExtension.size > 0) this.#follow(byExtension.get(extension), name);
    if (byFirst.size > 0) this.#follow(byFirst.get(name.charAt(0)), name);
    if (byLast.size > 0) this.#follow(byLast.get(name.charAt(name.length - 1)), name);
    this.#follow(others, name);
  }

  #followEndings(byLength: ReadonlyMap<number, ReadonlyMap<string, Node>> | undefined, name: string): void {
    if (!byLength) return;
    for (const [length, byEnding] of byLength) {
      const to = length <= name.length ? byEnding.get(name.slice(name.length - length)) : undefined;
      if (to) this.#enter(to);
    }
  }

  #follow(edges: readonly GlobEdge[] | undefined, name: string): void {
    if (edges) for (const { glob, to } of edges) if (glob.matches(name)) this.#enter(to);
  }
}

function newNode(staysReached: boolean): Node {
  return {
    literals: new Map(),
    globs: {
      endings: new Map(),
      byExtension: new Map(),
      byFirst: new Map(),
      byLast: new Map(),
      others: [],
      byKey: new Map(),
    },
    any: undefined,
    folders: undefined,
    staysReached,
    ends: [],
    reached: 0,
  };
}

function childOf(node: Node, name: NamePattern): Node {
  switch (name.kind) {
    case 'folders':
      // `**/**` is `**`.
      return node.staysReached ? node : (node.folders ??= newNode(true));
    case 'any':
      return (node.any ??= newNode(false));
    case 'literal':
      return getOrMake(node.literals, name.name, () => newNode(false));
    default:
      return getOrMake(node.globs.byKey, keyOf(name.codes), () => addGlob(node.globs, name.codes));
  }
}

function addGlob(globs: Globs, codes: readonly GlobCode[]): Node {
  const edge = { glob: globMatcher(codes), to: newNode(false) };
  const { prefix, suffix } = edge.glob;
  const isEnding = suffix.includes('.') && codes[0] === star && codes.length === suffix.length + 1;
  if (isEnding) {
    const byLength = getOrMake(
      globs.endings,
      extensionOf(suffix),
      () => new Map<number, Map<string, Node>>(),
    );
    getOrMake(byLength, suffix.length, () => new Map<string, Node>()).set(suffix, edge.to);
  } else if (suffix.includes('.')) getOrMake(globs.byExtension, extensionOf(suffix), () => []).push(edge);
  else if (prefix !== '') getOrMake(globs.byFirst, prefix.charAt(0), () => []).push(edge);
  else if (suffix !== '') getOrMake(globs.byLast, suffix.charAt(suffix.length - 1), () => []).push(edge);
  else globs.others.push(edge);
  return edge.to;
}

function keyOf(codes: readonly GlobCode[]): string {
  return codes.map((code) => (typeof code === 'number' ? code : `[${[...code].join(' ')}]`)).join(',');
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
