import type { PrototypeFile } from '../../generation/fileChange.ts';

/**
 * Characters, without pictures. To parse so many takes as long as somebody who types may wait, and nobody writes four
 * thousand lines by hand.
 */
const mostOfCode = 150_000;
/** Data, styles and pictures within code are only searched for words. */
const mostOfOthers = 2_000_000;

/** Below this many characters a packed script takes no longer than what people write. */
const leastPacked = 20_000;
const longestLine = 1000;
/** Code has a bracket or semicolon at least this often; pictures and other data within strings have none. */
const charactersPerMark = 30;

/** Whether a file is too large for the scan, or a minified script: what it says of such code would help nobody. */
export function isTooMuchToRead({ path, text }: PrototypeFile): boolean {
  const isScript = /\.[cm]?[jt]sx?$/i.test(path);
  const isCode = isScript || /\.html?$/i.test(path);
  if (text.length > mostOfOthers || (isCode && isLong(text))) return true;
  return isScript && text.length >= leastPacked && isMinified(text);
}

function isLong(text: string): boolean {
  return text.length > mostOfCode && text.replaceAll(/;base64,[a-z\d+/=]*/gi, '').length > mostOfCode;
}

/** Whether most of a script stands in lines that are too long for people, and full of code. */
function isMinified(text: string): boolean {
  const packed = text.split('\n').filter((line) => line.length > longestLine && isDense(line));
  const length = packed.reduce((sum, line) => sum + line.length, 0);
  return length > text.length / 2;
}

function isDense(line: string): boolean {
  const marks = line.match(/[(){};]/g)?.length ?? 0;
  return marks * charactersPerMark > line.length;
}
