/**
 * **security/sensitive-in-address** (likely)
 *
 * A password, a token or details of a person become part of a web address. Addresses are kept in histories, logs
 * and bookmarks, and are sent along to other sites.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { fixedText, lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { isSensitiveName } from '../sensitiveName.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

export const sensitiveInAddress: GapRule = {
  rule: 'security/sensitive-in-address',
  axis: 'security',
  inPlainWords: 'Details of a person become part of a web address, which is kept and passed on.',
  forEngineers: 'Credentials or personal data in a URL: history, logs, referrers.',
  instead: 'Send them in the body of a request; put only opaque identifiers into addresses.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    oncePerLine([...writes(file), ...file.elements.filter(sendsInAddress)].map((at) => place(file, at))),
  ),
};

function writes(file: SourceFile): Node[] {
  return [
    ...nodesOf(file, 'TemplateLiteral').filter(({ quasis, expressions }) =>
      quasis.slice(0, -1).some(({ value }, index) => namesParameter(value.raw, expressions[index])),
    ),
    ...nodesOf(file, 'BinaryExpression').filter(
      ({ operator, left }) =>
        operator === '+' &&
        namesParameter(
          fixedText(left) ?? (left.type === 'BinaryExpression' ? (fixedText(left.right) ?? '') : ''),
        ),
    ),
    ...callsIn(file).filter(
      ({ callee, arguments: [key] }) =>
        /(?:params|query|URLSearchParams\(\))\.(?:set|append)$/i.test(pathOf(callee)) &&
        isSensitiveName(fixedText(key) ?? ''),
    ),
    ...nodesOf(file, 'NewExpression').filter(
      ({ callee, arguments: [given] }) => lastName(callee) === 'URLSearchParams' && hasSensitiveKey(given),
    ),
  ];
}

/** Whether a text ends where a parameter's value begins, and that is sensitive by either name: `…?email=`. */
function namesParameter(text: string, value?: Node): boolean {
  const name = /[?&#]([\w-]+)=$/.exec(text)?.[1];
  if (name === undefined || text.startsWith('mailto:')) return false;
  return isSensitiveName(name) || isSensitiveName(lastName(value));
}

function hasSensitiveKey(node: Node | undefined): boolean {
  if (node?.type !== 'ObjectExpression') return false;
  return node.properties.some(
    (property) => property.type === 'ObjectProperty' && isSensitiveName(lastName(property.key)),
  );
}

/** A form that says itself that it puts its fields into the address. */
function sendsInAddress({ tag, attributes, children }: MarkupElement): boolean {
  const method = attributes.get('method');
  if (tag !== 'form' || typeof method !== 'string' || method.toLowerCase() !== 'get') return false;
  const holds = (element: MarkupElement): boolean =>
    /^(?:password|email|tel)$/.test(String(element.attributes.get('type'))) || element.children.some(holds);
  return children.some(holds);
}
