/**
 * **security/real-looking-data** (possible)
 *
 * Sample data holds something that could belong to a real person: an e-mail address whose domain is not one of those
 * kept free for examples, a valid bank account or card number, an official identity number, a telephone number
 * with its country. Shared mailboxes (`support@…`), placeholders and well-known test numbers are left out. The scan
 * names the place and never the value.
 */
import { personalShape } from '../../../data/personal/valueShape.ts';
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { lineCounter, type SourceFile } from '../sourceFile.ts';

const email = /(?<![\w.+-])([\w.+-]{1,64})@([\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})*\.\p{L}{2,24})(?![\w@])/gu;
/** RFC 2606 and 6761 keep these domains free; the others are endings of pictures such as `icon@2x.png`. */
const free =
  /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|png|jpe?g|svg|webp|gif)$/i;
const shared =
  /^(?:admin|billing|care|contact|feedback|hello|help|hi|info|jobs|legal|mail|no-?reply|office|orders?|press|privacy|sales|security|service|shop|support|team|you|your\.?(?:name|email)|name|user|email)$/i;
const numbers =
  /(?<=["'`>\s])(?:\+\d[\d ()-]{8,20}\d|[A-Z]{2}\d{2}(?: ?[A-Z\d]{2,4}){3,8}|\d{3}-\d{2}-\d{4}|\d{4}(?:[ -]?\d{4}){3})(?=["'`<,\s])/g;
/** Telephone numbers kept free for fiction, and numbers from the handbooks of banks and payment services. */
const fictional =
  /^\+?\d*(?:555|0{6})|^\+447700900|^\+3319900|^\+491(?:52|71)\d?0000|^4242|^4111|^4000|^5555|^3782|^DE89370400440532013000$|^GB(?:29NWBK|33BUKB|82WEST)/;

export const realLookingData: GapRule = {
  rule: 'security/real-looking-data',
  axis: 'security',
  inPlainWords: 'Some sample data could belong to a real person.',
  forEngineers:
    'Contact details, account or identity numbers in the files that are not from reserved ranges.',
  instead: 'Make sure that it is invented; use reserved domains and test numbers.',
  confidence: 'possible',
  find: placesInEachFile(inFile),
};

function inFile(file: SourceFile): GapPlace[] {
  const found = [...file.uncommented.matchAll(email)].filter(
    ({ 0: whole, 1: mailbox = '', 2: domain = '', index }) =>
      !free.test(domain) && !shared.test(mailbox) && !isAddressing(file, index, whole.length),
  );
  const counted = [...file.uncommented.matchAll(numbers)].filter(
    ({ 0: whole, index }) => isSomeones(whole) && !isAddressing(file, index, whole.length),
  );
  const lineAt = lineCounter(file);
  const offsets = [...found, ...counted].map(({ index }) => index).toSorted((a, b) => a - b);
  return [...new Set(offsets.map(lineAt))].map((line) => ({ file: file.path, line }));
}

function isSomeones(text: string): boolean {
  return personalShape(text) !== undefined && !fictional.test(text.replaceAll(/[ ()-]/g, ''));
}

/** Whether the text is part of an address, a package or a placeholder, and no piece of data. */
function isAddressing(file: SourceFile, index: number, length: number): boolean {
  const before = file.uncommented.slice(Math.max(0, index - 60), index);
  return (
    /(?:mailto:|:\/\/[^\s"'`]*|placeholder\s*[=:]\s*["'`{][^"'`]*)$/i.test(before) ||
    file.uncommented[index + length] === '/'
  );
}
