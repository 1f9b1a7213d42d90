/** The part of Sucrase's parser that is used; the package types it, but not under the path it is loaded by. */
declare module 'sucrase/dist/parser/index.js' {
  interface Token {
    readonly type: number;
    readonly start: number;
    readonly end: number;
    readonly isType: boolean;
  }
  /** All the parser does with a text. */
  interface Input {
    readonly length: number;
    charCodeAt(at: number): number;
    slice(from: number, to: number): string;
    toString(): string;
  }
  /** Throws a SyntaxError with `pos` where it can't go on. */
  export function parse(
    input: Input,
    isJSXEnabled: boolean,
    isTypeScriptEnabled: boolean,
    isFlowEnabled: boolean,
  ): { readonly tokens: readonly Token[] };
}

declare module 'sucrase/dist/parser/tokenizer/types.js' {
  export const TokenType: Readonly<
    Record<
      | 'string'
      | 'name'
      | 'eof'
      | 'bracketL'
      | 'bracketR'
      | 'braceL'
      | 'braceR'
      | 'parenL'
      | 'parenR'
      | 'comma'
      | 'semi'
      | 'dot'
      | 'questionDot'
      | 'template'
      | 'backQuote'
      | 'dollarBraceL'
      | 'plus'
      | 'star'
      | 'eq'
      | '_import'
      | '_export'
      | '_new'
      | '_function',
      number
    >
  >;
}
