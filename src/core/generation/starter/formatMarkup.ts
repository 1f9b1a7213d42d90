/** Elements that end where they begin. */
const voidTags = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);

/** Elements that stay within a line of text. Between these, white space shows; around all others it does not. */
const inlineTags = new Set([
  'a',
  'br',
  'i',
  'kbd',
  'output',
  'path',
  'circle',
  'ellipse',
  'rect',
  'small',
  'span',
  'strong',
  'svg',
]);

/** A line may grow to this length before an element's content goes on lines of its own; in characters. */
const longestLine = 110;

interface Node {
  /** The opening tag as written, or text. */
  readonly head: string;
  readonly name: string | undefined;
  readonly children: Node[];
}

/**
 * Lays out markup that `html` made: two spaces a level, blocks on lines of their own, text and what stands in
 * it left on one. Expects well-formed markup; shows the same in a browser.
 */
export function formatMarkup(markup: string): string {
  return `${parse(markup)
    .flatMap((node) => print(node, ''))
    .join('\n')}\n`;
}

function parse(markup: string): Node[] {
  const root: Node = { head: '', name: undefined, children: [] };
  const open: Node[] = [root];
  for (const [token] of markup.matchAll(/<[^>]*>|[^<]+/g)) {
    const parent = open.at(-1) ?? root;
    if (token.startsWith('</')) open.pop();
    else if (token.startsWith('<')) {
      const node = element(token);
      parent.children.push(node);
      if (!token.endsWith('/>') && !token.startsWith('<!') && !voidTags.has(node.name ?? '')) open.push(node);
    } else parent.children.push({ head: token.replaceAll(/\s+/g, ' '), name: undefined, children: [] });
  }
  return withoutBlanks(root).children;
}

function element(tag: string): Node {
  const name = /^<([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '!';
  const slash = voidTags.has(name) ? /\s*\/?>$/ : /\s+(?=\/?>$)/;
  const head = tag.replaceAll(/\s+/g, ' ').replace(slash, voidTags.has(name) ? '>' : '');
  return { head, name, children: [] };
}

function isInline(node: Node): boolean {
  return node.name === undefined || inlineTags.has(node.name);
}

/** Takes away white space that nobody sees: at the edges of blocks and beside them. */
function withoutBlanks(node: Node): Node {
  const { head, name, children } = node;
  const kept = children.flatMap((child, index): Node[] => {
    if (child.name !== undefined) return [withoutBlanks(child)];
    const before = children[index - 1];
    const after = children[index + 1];
    const atEdge = (neighbour: Node | undefined) =>
      neighbour === undefined ? !inlineTags.has(name ?? '') : !isInline(neighbour);
    const start = atEdge(before) ? child.head.trimStart() : child.head;
    const text = atEdge(after) ? start.trimEnd() : start;
    return text === '' ? [] : [{ ...child, head: text }];
  });
  return { head, name, children: kept };
}

function oneLine(node: Node): string {
  if (node.name === undefined) return node.head;
  const closes = node.head.endsWith('/>') || voidTags.has(node.name) || node.name === '!';
  return node.head + (closes ? '' : `${node.children.map(oneLine).join('')}</${node.name}>`);
}

function print(node: Node, margin: string): string[] {
  const line = oneLine(node);
  const blocks = node.children.some((child) => !isInline(child));
  const onlyText = node.children.every((child) => child.name === undefined);
  if (onlyText || (!blocks && isInline(node))) return [margin + line];
  const few =
    !blocks || (node.children.length === 1 && node.children.every((child) => child.children.every(isInline)));
  if (few && margin.length + line.length <= longestLine) return [margin + line];
  return [
    margin + node.head,
    ...runs(node.children).flatMap((run) => printRun(run, `${margin}  `)),
    `${margin}</${node.name ?? ''}>`,
  ];
}

/** Blocks alone, neighbouring inline nodes together. */
function runs(nodes: readonly Node[]): Node[][] {
  const grouped: Node[][] = [];
  for (const node of nodes) {
    const last = grouped.at(-1);
    if (last !== undefined && isInline(node) && last.every(isInline)) last.push(node);
    else grouped.push([node]);
  }
  return grouped;
}

function printRun(run: readonly Node[], margin: string): string[] {
  const [only] = run;
  if (run.length === 1 && only !== undefined) return print(only, margin);
  return [margin + run.map(oneLine).join('').trim()];
}
