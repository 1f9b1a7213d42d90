import type { JSXAttribute, JSXElement, JSXOpeningElement, Node, TemplateLiteral } from '@babel/types';
import type { MarkupElement } from './markupElement.ts';
import { hole, pageElements } from './pageElements.ts';
import type { Syntax } from './syntax.ts';

/** Elements in scripts: those of JSX, and those in strings and templates that hold HTML. By line. */
export function scriptElements(syntax: Syntax, raw: string): MarkupElement[] {
  return [...jsxElements(syntax), ...stringElements(syntax, raw)].toSorted((a, b) => a.line - b.line);
}

function jsxElements(syntax: Syntax): MarkupElement[] {
  const found: MarkupElement[] = [];
  const made = new Map<Node, MarkupElement & { readonly children: MarkupElement[] }>();
  for (const node of syntax.of('JSXElement')) {
    const around = [...syntax.ancestors(node)].find((one) => made.has(one));
    const parent = around === undefined ? undefined : made.get(around);
    const element = { ...jsxElement(node), parent, children: [] };
    made.set(node, element);
    parent?.children.push(element);
    found.push(element);
  }
  return found;
}

function jsxElement(node: JSXElement): Omit<MarkupElement, 'parent' | 'children'> {
  const attributes = node.openingElement.attributes.filter((one) => one.type === 'JSXAttribute');
  const inside = contentOf(node);
  return {
    origin: 'jsx',
    tag: tagName(node.openingElement.name),
    attributes: new Map(attributes.map((one) => [attributeName(one), attributeValue(one)])),
    spread: attributes.length < node.openingElement.attributes.length,
    text: inside.replaceAll(hole, ''),
    dynamic: inside.includes(hole),
    line: node.loc?.start.line ?? 1,
    start: node.start ?? 0,
    node,
    code: new Map(attributes.flatMap((one) => codeOf(one))),
  };
}

function tagName(name: JSXOpeningElement['name']): string {
  if (name.type === 'JSXIdentifier') return name.name;
  if (name.type === 'JSXNamespacedName') return `${name.namespace.name}:${name.name.name}`;
  return `${tagName(name.object)}.${name.property.name}`;
}

function attributeName({ name }: JSXAttribute): string {
  const written = name.type === 'JSXIdentifier' ? name.name : `${name.namespace.name}:${name.name.name}`;
  const lower = written.toLowerCase();
  return lower === 'classname' ? 'class' : lower === 'htmlfor' ? 'for' : lower;
}

function attributeValue({ value }: JSXAttribute): string | true | undefined {
  if (value === undefined || value === null) return true;
  if (value.type === 'StringLiteral') return value.value;
  if (value.type !== 'JSXExpressionContainer') return undefined;
  return fixedValue(value.expression);
}

/** The text of an expression that is one without running it: literals, and templates without holes. */
function fixedValue(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'NumericLiteral' || node.type === 'BooleanLiteral') return String(node.value);
  if (node.type === 'TemplateLiteral' && node.quasis.length === 1)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

function codeOf(attribute: JSXAttribute): [string, Node][] {
  const { value } = attribute;
  return value?.type === 'JSXExpressionContainer' ? [[attributeName(attribute), value.expression]] : [];
}

function contentOf(node: JSXElement | JSXElement['children'][number]): string {
  if (node.type === 'JSXText') return node.value;
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return node.children.map(contentOf).join('');
  if (node.type === 'JSXSpreadChild') return hole;
  return node.expression.type === 'JSXEmptyExpression' ? '' : (fixedValue(node.expression) ?? hole);
}

const tag = /<[a-z][\w-]*[\s/>]/i;

function stringElements(syntax: Syntax, raw: string): MarkupElement[] {
  const sums = syntax
    .of('BinaryExpression')
    .filter((node) => isSum(node) && !isSum(syntax.parentOf(node)))
    .map((node) => ({ node, terms: termsOf(node) }))
    .filter(({ terms }) => terms.some(holdsTag));
  const summed = new Set(sums.flatMap(({ terms }) => terms));
  const alone = [...syntax.of('TemplateLiteral'), ...syntax.of('StringLiteral')].filter(
    (node) => !summed.has(node) && holdsTag(node) && syntax.parentOf(node)?.type !== 'JSXAttribute',
  );
  return [
    ...alone.flatMap((node) => elementsIn(node, textOf(node, raw))),
    ...sums.flatMap(({ node, terms }) => elementsIn(node, sumText(terms, raw))),
  ];
}

function isSum(node: Node | undefined): boolean {
  return node?.type === 'BinaryExpression' && node.operator === '+';
}

/** What is added up, from left to right: `a + b + c`. */
function termsOf(node: Node): Node[] {
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return [node];
  return [...termsOf(node.left), ...termsOf(node.right)];
}

function holdsTag(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return node.quasis.some(({ value }) => tag.test(value.raw));
  return node.type === 'StringLiteral' && tag.test(node.value);
}

/** The text of a string or template; a mark for anything else. */
function textOf(node: Node, raw: string): string {
  if (node.type === 'TemplateLiteral') return withHoles(node, raw);
  return node.type === 'StringLiteral' ? node.value : hole;
}

/** The text of a sum, with the line ends between its terms. */
function sumText(terms: readonly Node[], raw: string): string {
  return terms
    .map((term, index) => {
      const next = terms[index + 1];
      const between = next === undefined ? '' : raw.slice(term.end ?? 0, next.start ?? 0);
      return textOf(term, raw) + between.replaceAll(/[^\n]/g, '');
    })
    .join('');
}

function elementsIn(node: Node, text: string): MarkupElement[] {
  const line = node.loc?.start.line ?? 1;
  return pageElements(text, { origin: 'string', line, start: node.start ?? 0, node });
}

/** A template's text with a mark, and as many line ends as before, in place of each piece of code. */
function withHoles(node: TemplateLiteral, raw: string): string {
  return node.quasis
    .map((quasi, index) => {
      const next = node.quasis[index + 1];
      if (next === undefined) return quasi.value.raw;
      const lines = raw.slice(quasi.end ?? 0, next.start ?? 0).replaceAll(/[^\n]/g, '');
      return quasi.value.raw + hole + lines;
    })
    .join('');
}
