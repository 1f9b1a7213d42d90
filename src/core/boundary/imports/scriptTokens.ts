// oxlint-disable-next-line typescript/triple-slash-reference -- programs that reach this file from outside need the types too
/// <reference path="./sucraseParser.d.ts" />
import { tokenType } from './tokenType.ts';
import { MeteredText } from './meteredText.ts';
import { parse } from 'sucrase/dist/parser/index.js';

/** A script as tokens, with what reading them by hand needs. */
export class ScriptTokens {
  readonly text: string;
  readonly length: number;
  readonly #tokens: ReturnType<typeof parse>['tokens'];
  #closing: Int32Array | undefined;

  /**
   * @param type `ts`, `tsx`, `d.ts`, `js`, `jsx`, … ; JavaScript that doesn't read as such is tried with Flow's types
   * @throws SyntaxError with `pos`, the offset of what the parser can't read; RangeError on text that is nested too deeply or takes too long
   */
  constructor(type: string, text: string) {
    this.text = text;
    this.#tokens = tokens(type, text);
    this.length = this.#tokens.length;
  }

  /** @param type one of `tokenType` */
  is(at: number, type: number): boolean {
    return this.#tokens[at]?.type === type;
  }

  /** Whether the token is this name, and neither a keyword nor a string. */
  isName(at: number, name: string): boolean {
    return this.is(at, tokenType.name) && this.source(at) === name;
  }

  isDot(at: number): boolean {
    return this.is(at, tokenType.dot) || this.is(at, tokenType.questionDot);
  }

  /** Whether the token is erased when the code runs. */
  isType(at: number): boolean {
    return this.#tokens[at]?.isType ?? false;
  }

  source(at: number): string {
    const token = this.#tokens[at];
    return token === undefined ? '' : this.text.slice(token.start, token.end);
  }

  start(at: number): number {
    return this.#tokens[at]?.start ?? this.text.length;
  }

  end(at: number): number {
    return this.#tokens[at]?.end ?? this.text.length;
  }

  /** The `)` that belongs to the `(` at `open`; the number of tokens where there is none. */
  closing(open: number): number {
    this.#closing ??= this.#pairs();
    return this.#closing[open] ?? this.length;
  }

  #pairs(): Int32Array {
    const pairs = new Int32Array(this.length).fill(this.length);
    const open: number[] = [];
    for (let at = 0; at < this.length; at += 1) {
      if (this.is(at, tokenType.parenL)) open.push(at);
      if (!this.is(at, tokenType.parenR)) continue;
      const opened = open.pop();
      if (opened !== undefined) pairs[opened] = at;
    }
    return pairs;
  }
}

function tokens(type: string, text: string): ReturnType<typeof parse>['tokens'] {
  const read = (jsx: boolean, types: boolean, flow = false) =>
    parse(new MeteredText(text), jsx, types, flow).tokens;
  if (type.endsWith('ts')) return read(false, true);
  if (type === 'tsx') return read(true, true);
  try {
    return read(true, false);
  } catch (error) {
    try {
      return read(true, false, true);
    } catch {
      throw error;
    }
  }
}
