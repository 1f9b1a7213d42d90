/** How often a parser may look at a text for each of its characters. Real code took 4.4 at most, with each look at its length. */
const looks = 16;

/**
 * A text that can be looked at only so often. The parser tries ways to read a text and goes back, which for code made to
 * that end (`(a = (b = (c = …` in arrow functions' parameters) takes time that doubles with each level.
 */
export class MeteredText {
  readonly #text: string;
  #left: number;

  constructor(text: string) {
    this.#text = text;
    this.#left = looks * text.length + 10_000;
  }

  /**
   * Asking for it counts as well: a parser that stands still looks at no character, but asks at each step whether it is at the end.
   * @throws RangeError when the text has been looked at too often
   */
  get length(): number {
    this.#look();
    return this.#text.length;
  }

  /** @throws RangeError when the text has been looked at too often */
  charCodeAt(at: number): number {
    this.#look();
    return this.#text.charCodeAt(at);
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  toString(): string {
    return this.#text;
  }

  #look(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new RangeError('This takes too long to read.');
  }
}
