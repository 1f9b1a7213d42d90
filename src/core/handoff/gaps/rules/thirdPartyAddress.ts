/**
 * **security/third-party-address** (certain)
 *
 * Scripts, styles, fonts, pictures or data come from another company's server. It learns who uses the page, can be
 * down, and can change what runs in it. Requests of one file to the same address are reported where the first is.
 */
import type { Node } from '@babel/types';
import { callsIn, meaningsOf } from '../calls.ts';
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { leadingText, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, placesOf, type SourceFile } from '../sourceFile.ts';

const outside = /^\s*(?:(?:https?|wss?):)?\/\/(?!localhost\b|127\.0\.0\.1\b|\[::1\])[\w[]/i;
const loading = /^(?:script|img|iframe|video|audio|source|embed|track|Image)$/;
const loadingLink = /\b(?:stylesheet|preload|modulepreload|preconnect|dns-prefetch|icon|manifest)\b/;
const calls =
  /^(?:(?:window|globalThis)\.)?fetch$|^axios(?:\.(?:get|post|put|patch|delete|request))?$|^navigator\.sendBeacon$|(?:^|\.)importScripts$/;

export const thirdPartyAddress: GapRule = {
  rule: 'security/third-party-address',
  axis: 'security',
  inPlainWords: 'It leans on other companies’ servers, which learn who uses it.',
  forEngineers: 'Resources or data from third-party hosts: availability, integrity and privacy.',
  instead: 'Serve them from the product; agree on every outside service and what it is sent.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    oncePerLine([
      ...inStyles(file),
      ...file.elements.filter(loadsFromOutside).map((element) => place(file, element)),
      ...imports(file).map((node) => place(file, node)),
      ...oncePerHost(requests(file)).map((node) => place(file, node)),
    ]),
  ),
};

function loadsFromOutside({ tag, attributes }: MarkupElement): boolean {
  const address = tag === 'link' ? attributes.get('href') : attributes.get('src');
  if (typeof address !== 'string' || !outside.test(address)) return false;
  return tag === 'link' ? loadingLink.test(String(attributes.get('rel'))) : loading.test(tag);
}

function inStyles(file: SourceFile): GapPlace[] {
  if (file.language !== 'other' || !/\.css$/i.test(file.path)) return [];
  return placesOf(file, 'raw', /(?:@import\s+|url\(\s*)["']?(?:https?:)?\/\/(?!localhost\b|127\.)/g);
}

/** The text with which an address begins, also where that is a name of the same file (`${api}/orders`). */
function beginning(address: Node | undefined, file: SourceFile): string {
  const text = leadingText(address);
  const first = firstPart(address);
  if (text !== '' || first?.type !== 'Identifier') return text;
  return meaningsOf(file, first.name).map(leadingText).join('');
}

function firstPart(node: Node | undefined): Node | undefined {
  if (node?.type === 'TemplateLiteral') return node.expressions[0];
  return node?.type === 'BinaryExpression' ? firstPart(node.left) : node;
}

function imports(file: SourceFile): Node[] {
  return [
    ...nodesOf(file, 'ImportDeclaration').filter(({ source }) => outside.test(source.value)),
    ...nodesOf(file, 'ImportExpression').filter(({ source }) => outside.test(leadingText(source))),
  ];
}

/** Where the page speaks to a server outside, with the text its address begins with. */
function requests(file: SourceFile): { readonly node: Node; readonly address: string }[] {
  const sent = [
    ...callsIn(file).filter(({ callee }) => calls.test(pathOf(callee))),
    ...nodesOf(file, 'NewExpression').filter(({ callee }) =>
      /^(?:WebSocket|EventSource)$/.test(pathOf(callee)),
    ),
  ];
  return sent
    .map((node) => ({ node, address: beginning(node.arguments[0], file) }))
    .filter(({ address }) => outside.test(address));
}

/** The first request to each host: what is to be decided about it is decided once. */
function oncePerHost(sent: ReturnType<typeof requests>): Node[] {
  const hostOf = (address: string) => /\/\/([^/?#]*)/.exec(address)?.[1]?.toLowerCase() ?? address;
  const byHost = Map.groupBy(sent, ({ address }) => hostOf(address));
  return [...byHost.values()].flatMap(([first]) => first?.node ?? []);
}
