/** The part of markdown-it that is used; the package has no types of its own. */
declare module 'markdown-it' {
  export interface Token {
    readonly type: string;
    readonly tag: string;
    content: string;
    readonly children: Token[] | null;
    readonly attrs: readonly (readonly [string, string])[] | null;
    attrGet(name: string): string | null;
    attrSet(name: string, value: string): void;
  }

  type Rule = (tokens: Token[], index: number) => string;

  export default class MarkdownIt {
    readonly linkify: { set(options: { readonly fuzzyLink: boolean }): void };
    readonly renderer: {
      rules: Record<string, Rule | undefined>;
      render(tokens: Token[], options: object, environment: object): string;
    };
    readonly options: object;
    validateLink: (address: string) => boolean;
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    parse(text: string, environment: object): Token[];
    render(text: string): string;
  }
}
