const quote = 34;
const backslash = 92;
const isOpening = (code: number): boolean => code === 91 || code === 123;
const isClosing = (code: number): boolean => code === 93 || code === 125;

/**
 * Cuts a JSON text into the elements of its list of records, without building what lies around it. The list is the
 * text itself, or the first list of objects or lists inside the text's object (`{"data": […]}`). What is between the
 * cuts is left to JSON.parse.
 */
export class JsonElements {
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The depth inside of the list that elements are cut from; -1 until one is found. */
  #list = -1;
  #done = false;
  #text = '';
  #start = 0;
  #position = 0;
  /** An opening bracket of a list inside the object, until its first element says whether it is the one. */
  #candidate = false;

  /** Whether a list was found. */
  get found(): boolean {
    return this.#list !== -1;
  }

  /** Whether the list came to its end. */
  get complete(): boolean {
    return this.#done;
  }

  /** Characters of the element that has not ended yet. */
  get waiting(): number {
    return this.#text.length - this.#start;
  }

  /** Takes the next piece and returns the texts of the elements that ended in it. */
  push(piece: string): string[] {
    this.#text = this.#text.slice(this.#start) + piece;
    this.#position -= this.#start;
    this.#start = 0;
    const elements: string[] = [];
    while (this.#position < this.#text.length && !this.#done) this.#step(elements);
    if (!this.found || this.#done) {
      this.#start = this.#text.length;
      this.#position = this.#text.length;
    }
    return elements;
  }

  #step(elements: string[]): void {
    if (this.#inString) {
      this.#skipString();
      return;
    }
    const code = this.#text.charCodeAt(this.#position);
    if (this.#candidate && code > 32) {
      this.#candidate = false;
      if (isOpening(code)) this.#begin();
    }
    if (code === quote) this.#inString = true;
    else if (isOpening(code)) this.#open(code);
    else if (isClosing(code)) this.#close(elements);
    else if (code === 44 && this.#depth === this.#list) this.#cut(elements);
    this.#position += 1;
  }

  #skipString(): void {
    if (this.#escaped) {
      this.#escaped = false;
      this.#position += 1;
      return;
    }
    const text = this.#text;
    while (this.#position < text.length) {
      const code = text.charCodeAt(this.#position);
      this.#position += 1;
      if (code === quote) {
        this.#inString = false;
        return;
      }
      if (code === backslash) {
        this.#escaped = true;
        return;
      }
    }
  }

  #open(code: number): void {
    this.#depth += 1;
    if (this.found || code !== 91) return;
    if (this.#depth === 1) {
      this.#list = 1;
      this.#start = this.#position + 1;
    } else if (this.#depth === 2) this.#candidate = true;
  }

  /** The position is that of the first element. */
  #begin(): void {
    this.#list = this.#depth;
    this.#start = this.#position;
  }

  #close(elements: string[]): void {
    if (this.#depth === this.#list) {
      this.#cut(elements);
      this.#done = true;
    }
    this.#depth -= 1;
  }

  #cut(elements: string[]): void {
    const element = this.#text.slice(this.#start, this.#position);
    if (element.trim() !== '') elements.push(element);
    this.#start = this.#position + 1;
  }
}
