// oxlint-disable-next-line typescript/triple-slash-reference -- programs that reach this file from outside need the types too
/// <reference path="./sucraseParser.d.ts" />
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js';

/** The kinds of token that matter to imports; keywords have plain names here. */
export const tokenType = {
  ...TokenType,
  import: TokenType['_import'],
  export: TokenType['_export'],
  new: TokenType['_new'],
  function: TokenType['_function'],
};
