/** The part of markdown-it that the tests use; the package has no types of its own. */
declare module 'markdown-it' {
  export interface Token {
    readonly type: string;
    readonly content: string;
    readonly children: readonly Token[] | null;
    readonly attrs: readonly (readonly [string, string])[] | null;
  }

  export default class MarkdownIt {
    readonly linkify: { set(options: { readonly fuzzyLink: boolean }): void };
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    parse(text: string, environment: object): Token[];
    render(text: string): string;
  }
}
