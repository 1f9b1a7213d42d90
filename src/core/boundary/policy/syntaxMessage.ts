import { printParseErrorCode, type ParseErrorCode } from 'jsonc-parser';

/** By the names jsonc-parser gives its error codes. */
const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value: texts stand between double quotes.',
  InvalidNumberFormat: 'This number is not written as JSON wants it.',
  PropertyNameExpected: 'A name between double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected: 'Nothing may follow the end of the policy.',
  UnexpectedEndOfComment: 'This comment is not closed.',
  UnexpectedEndOfString: 'The double quote at the end of this text is missing.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  InvalidUnicode: 'After \\u four hexadecimal digits are expected.',
  InvalidEscapeCharacter: 'A backslash in JSON is written \\\\.',
  InvalidCharacter: 'This character is not allowed in a text.',
};

/** What is wrong with the syntax, in words. */
export function syntaxMessage(code: ParseErrorCode): string {
  return messages[printParseErrorCode(code)] ?? 'This is not JSON.';
}
