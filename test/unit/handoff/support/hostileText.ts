import * as fc from 'fast-check';
import { oneLine } from '../../../../src/core/handoff/markdown/escape.ts';

const pieces = [
  '|', '`', '``', '```', '\n', '\n\n', '\r\n', '\t', '    ', ' ', '*', '**', '_', '__', '~~', '~~~', '#', '## ', '-', '- ', '+ ', '1.', '1) ',
  '---', '===', '| --- |', '>', '<', '</td>', '<b>', '<!--', '-->', '<script>', '[', ']', '](', '![', '[x]: y', '[ ] ', '&amp;', '&#35;', '&',
  '\\', '\\|', '\\\\', 'http://a.example', 'https://a.example/b_c', 'ftp://a', '//a.example', 'www.a.example', 'a@b.example', 'mailto:a@b.example', '$',
  '$$', ':', '://', '"', "'", 'word', '\u202e', '\u2028', '\u0000', '\ud800', '😀', 'é',
]; // prettier-ignore

/** Text that somebody might write to break out of Markdown; never blank. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  )
  .filter((text) => oneLine(text) !== '');
