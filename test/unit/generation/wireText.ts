import { WireParser, type WireResult } from '../../../src/core/generation/wireParser.ts';

/** The parts of an answer in the wire format, each a line. */
export const open = (path: string) => `<footbridge-file path="${path}">`;
export const close = '</footbridge-file>';
export const edit = (path: string) => `<footbridge-edit path="${path}">`;
export const endEdit = '</footbridge-edit>';
export const search = '<<<<<<< SEARCH';
export const replace = '>>>>>>> REPLACE';
export const done = '<footbridge-done/>';

/** Reads an answer that arrives in these pieces. */
export function parse(...pieces: readonly string[]): WireResult {
  const parser = new WireParser();
  for (const piece of pieces) parser.push(piece);
  return parser.end();
}

/** Reads an answer of these lines. */
export function parseLines(...lines: readonly string[]): WireResult {
  return parse(lines.join('\n'));
}
