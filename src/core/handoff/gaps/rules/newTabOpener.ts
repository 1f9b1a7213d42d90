/**
 * **security/new-tab-opener** (possible)
 *
 * A page opens in a new tab and keeps a handle on this one. Present browsers cut it for links by themselves, older
 * ones do not, and none does for `window.open`.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { MarkupElement } from '../markupElement.ts';
import { fixedText, leadingText, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

export const newTabOpener: GapRule = {
  rule: 'security/new-tab-opener',
  axis: 'security',
  inPlainWords: 'A page that opens in a new tab could lead this one somewhere else.',
  forEngineers: 'New browsing context without noopener (reverse tabnabbing).',
  instead: 'Add rel="noopener noreferrer", and noopener to window.open.',
  confidence: 'possible',
  find: placesInEachFile((file) =>
    oncePerLine([...file.elements.filter(keepsHandle), ...windows(file)].map((at) => place(file, at))),
  ),
};

function keepsHandle({ tag, attributes, spread }: MarkupElement): boolean {
  if (tag !== 'a' || attributes.get('target') !== '_blank' || spread) return false;
  const address = attributes.get('href');
  if (typeof address === 'string' && !/^(?:https?:)?\/\//i.test(address)) return false;
  const rel = attributes.get('rel');
  return !attributes.has('rel') || (typeof rel === 'string' && !/noopener|noreferrer/i.test(rel));
}

function windows(file: SourceFile) {
  return callsIn(file).filter(({ callee, arguments: [address, target, features] }) => {
    if (!/^(?:window\.|globalThis\.)?open$/.test(pathOf(callee)) || address === undefined) return false;
    const text = leadingText(address);
    if (text === '' ? pathOf(callee) === 'open' : !/^(?:https?:)?\/\//i.test(text)) return false;
    const settings = features === undefined ? '' : (fixedText(features) ?? 'noopener');
    return fixedText(target) !== '_self' && !/noopener|noreferrer/.test(settings);
  });
}
