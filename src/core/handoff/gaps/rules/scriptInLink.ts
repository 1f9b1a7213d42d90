/**
 * **security/script-in-link** (certain)
 *
 * A link's address is a program (`javascript:…`). Strict security settings forbid this, and a link that does
 * something should be a button.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { leadingText, lastName } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href'];

export const scriptInLink: GapRule = {
  rule: 'security/script-in-link',
  axis: 'security',
  inPlainWords: 'This link runs a program instead of leading somewhere.',
  forEngineers: 'javascript: address; incompatible with a strict content security policy.',
  instead: 'Use a button with a handler, and real addresses for links.',
  confidence: 'certain',
  find: placesInEachFile((file) => {
    const links = file.elements.filter(({ attributes }) =>
      addresses.some((name) => isScript(attributes.get(name))),
    );
    return oncePerLine([...links, ...assignments(file)].map((at) => place(file, at)));
  }),
};

function assignments(file: SourceFile) {
  return nodesOf(file, 'AssignmentExpression').filter(
    ({ left, right }) => addresses.includes(lastName(left)) && isScript(leadingText(right)),
  );
}

function isScript(address: string | true | undefined): boolean {
  return typeof address === 'string' && /^\s*javascript:/i.test(address);
}
