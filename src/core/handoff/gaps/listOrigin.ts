import type { ArrayExpression, Node } from '@babel/types';
import { meaningsOf } from './calls.ts';
import { lastName, pathOf } from './nodeNames.ts';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Names followed from one to the next before giving up. */
const farthest = 4;

/** Names of short lists that belong to the page itself, not to its data. */
const partsOfThePage =
  /step|tab|col(?:umn)?s?$|nav|menu|option|categor|filter|status|state|day|month|year|size|tier|level|link|head|field|section|benefit|feature|reason|rating|star|slot|choice|colou?r|unit|period|range|setting|faq|question|answer|slide|badge|tag|step|kind|type|mode|view|screen|page|button|action/i;

/** What a list comes down to, when calls that only pass it on are left out. */
export interface ListOrigin {
  /** The names on the way, from the outside in: `shown` and `orders` for `shown = orders.filter(…)`. */
  readonly names: readonly string[];
  /** Where the way ends: a literal, a parameter, a call. */
  readonly end: Node;
  /** Only a part of it is taken (`slice`). */
  readonly part: boolean;
}

/** Follows a list through copies, `filter`, `sort` and names of the same file. */
export function originOf(file: SourceFile, list: Node, depth = 0): ListOrigin {
  const on = (next: Node, names: readonly string[] = [], part = false): ListOrigin => {
    const origin = originOf(file, next, depth + 1);
    return { names: [...names, ...origin.names], end: origin.end, part: part || origin.part };
  };
  if (depth > farthest * 3) return { names: [], end: list, part: false };
  switch (list.type) {
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
      return on(list.type === 'AwaitExpression' ? list.argument : list.expression);
    case 'LogicalExpression':
      return on(list.left);
    case 'ConditionalExpression':
      return on(list.consequent.type === 'ArrayExpression' ? list.alternate : list.consequent);
    case 'ArrayExpression': {
      const [only] = list.elements;
      if (list.elements.length === 1 && only?.type === 'SpreadElement') return on(only.argument);
      return { names: [], end: list, part: false };
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
      return throughCall(list, on);
    case 'Identifier': {
      const [meaning] = depth > farthest ? [] : meaningsOf(file, list.name);
      if (meaning === undefined || meaning.type === 'FunctionDeclaration')
        return { names: [list.name], end: list, part: false };
      return on(meaning, [list.name]);
    }
    default:
      return { names: [lastName(list)], end: list, part: false };
  }
}

const passingOn =
  /^(?:filter|sort|toSorted|reverse|toReversed|concat|map|flatMap|flat|values|splice|toSpliced)$/;

function throughCall(
  call: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }>,
  on: (next: Node, names?: readonly string[], part?: boolean) => ListOrigin,
): ListOrigin {
  const { callee } = call;
  const name = lastName(callee);
  const stays: ListOrigin = { names: [], end: call, part: false };
  if (/^(?:useMemo|computed|createMemo)$/.test(pathOf(callee))) {
    const [make] = call.arguments;
    return make?.type === 'ArrowFunctionExpression' && make.body.type !== 'BlockStatement'
      ? on(make.body)
      : stays;
  }
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return stays;
  if (name === 'slice') return on(callee.object, [], true);
  return passingOn.test(name) && callee.object.type !== 'Super' ? on(callee.object) : stays;
}

/**
 * Whether a list stays as short as it was written: literals in place, choices of the page, counted rows, words of
 * a text. Lists that other files export are looked up there by their name.
 */
export function isFixedList(file: SourceFile, list: Node, files: readonly SourceFile[] = [file]): boolean {
  const { names, end } = originOf(file, list);
  if (names.some((name) => partsOfThePage.test(name) && !/^(?:page|view|state|data)s?$/i.test(name)))
    return true;
  if (end.type === 'Identifier') return isFixedElsewhere(end.name, files);
  if (end.type === 'ArrayExpression') return names.length === 0 || isWrittenOut(end);
  if (end.type === 'MemberExpression' || end.type === 'OptionalMemberExpression') return end.computed;
  return /^(?:Array\.from|Array\(\)\.fill|Array|Object\.(?:keys|entries|values)|Set|.*\.split|.*querySelectorAll)\(\)$/.test(
    pathOf(end),
  );
}

function isFixedElsewhere(name: string, files: readonly SourceFile[]): boolean {
  const declared = listsByName(files).get(name) ?? [];
  return declared.length > 0 && declared.every(({ value }) => isWrittenOut(value));
}

const listsByName = remember((files: readonly SourceFile[]) =>
  Map.groupBy(files.flatMap(exportedLists), ({ name }) => name),
);

const exportedLists = remember((file: SourceFile) =>
  nodesOf(file, 'ExportNamedDeclaration').flatMap(({ declaration }) => {
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init?.type === 'ArrayExpression' ? [{ name: id.name, value: init }] : [],
    );
  }),
);

/** Whether a list is a few words or numbers; an empty one waits to be filled. */
function isWrittenOut({ elements }: ArrayExpression): boolean {
  return elements.length > 0 && elements.every(isSimple);
}

function isSimple(node: Node | null): boolean {
  return node === null || /^(?:StringLiteral|NumericLiteral|TemplateLiteral|BooleanLiteral)$/.test(node.type);
}
