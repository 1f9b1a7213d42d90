import type { FileChange } from './fileChange.ts';
import { isElision } from './elision.ts';
import { joinLines, readWireLine, withoutFence } from './wireFormat.ts';

/** The most files one turn may write or delete. */
export const maxFilesPerTurn = 200;

/** The longest answer of one turn in UTF-8 bytes, chatter included. */
export const maxBytesPerTurn = 2_000_000;

/** What a piece of the answer brought, for showing progress. `text` is whole lines, fences included. */
export type WireEvent =
  | { readonly type: 'started' | 'completed' | 'deleted'; readonly path: string }
  | { readonly type: 'appended'; readonly path: string; readonly text: string };

/** A limit that was passed, in words that fit `errors.tooLarge`. */
export interface PassedLimit {
  readonly what: string;
  readonly limit: string;
}

export interface WireResult {
  /** What the answer asks for, one change per path; the last one wins. */
  readonly changes: readonly FileChange[];
  /** Whether the end marker is the last tag: without it the answer was cut off. */
  readonly ended: boolean;
  /** What is wrong, in words; with any of them the answer must not be used. */
  readonly complaints: readonly string[];
  /** Set when the answer was too large; then nothing else is. */
  readonly passedLimit: PassedLimit | undefined;
}

const maxComplaints = 20;

/**
 * Reads an answer in the wire format while it arrives. The result is the same for every way of cutting
 * the text, and the work grows with its length only.
 *
 * A file whose closing tag is missing before the next tag makes the answer garbled: chatter that
 * follows a file could not be told from the file. So does a closing tag without its file, which means
 * that a file was closed too early. What a model thinks aloud between `<think>` and `</think>` is ignored.
 */
export class WireParser {
  private readonly changes = new Map<string, string | undefined>();
  private readonly complaints: string[] = [];
  private events: WireEvent[] = [];
  private line: string[] = [];
  private path: string | undefined;
  private body: string[] = [];
  private bytes = 0;
  private thinking = false;
  private ended = false;
  private passedLimit: PassedLimit | undefined;

  /** Whether a limit was passed, so that there is no use in reading on. */
  get isFull(): boolean {
    return this.passedLimit !== undefined;
  }

  /** Takes the next piece of the answer; after a limit was passed it is ignored. */
  push(text: string): WireEvent[] {
    this.events = [];
    this.bytes += utf8Length(text);
    if (this.bytes > maxBytesPerTurn)
      this.passedLimit ??= { what: 'The answer', limit: `${maxBytesPerTurn / 1_000_000} MB` };
    if (this.passedLimit) return [];
    const [rest = '', ...lines] = text.split('\n');
    this.line.push(rest);
    for (const next of lines) {
      this.takeLine();
      this.line.push(next);
    }
    return this.events;
  }

  /** The answer has ended: says what it asks for and whether it can be used. */
  end(): WireResult {
    if (this.passedLimit) return { changes: [], ended: false, complaints: [], passedLimit: this.passedLimit };
    if (this.line.some((piece) => piece !== '')) this.takeLine();
    if (this.path !== undefined) this.complain(`${this.path} was not closed`);
    this.path = undefined;
    return {
      changes: [...this.changes].map(([path, text]) => ({ path, text })),
      ended: this.ended,
      complaints: this.complaints,
      passedLimit: undefined,
    };
  }

  private takeLine(): void {
    const whole = this.line.join('');
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    this.line = [];
    if (this.path !== undefined) this.takeBodyLine(this.path, line);
    else if (this.thinking) this.thinking = !line.includes('</think>');
    else if (/^\s*<think>/.test(line)) this.thinking = !line.includes('</think>');
    else this.takeOuterLine(line);
  }

  private takeOuterLine(line: string): void {
    const read = readWireLine(line);
    if (read.type === 'text') return;
    this.ended = read.type === 'done';
    if (read.type === 'open') this.openFile(read.path);
    if (read.type === 'delete') this.change(read.path, undefined, 'deleted');
    if (read.type === 'close') this.complain('a closing tag without its file');
    if (read.type === 'broken') this.complain(`a tag that cannot be read: ${line.trim().slice(0, 80)}`);
  }

  private takeBodyLine(path: string, line: string): void {
    const read = readWireLine(line);
    if (read.type === 'text') return this.append(path, read.text);
    if (read.type === 'close') {
      if (read.before.trim() !== '') this.append(path, read.before);
      return this.closeFile(path);
    }
    this.complain(`${path} was not closed`);
    this.path = undefined;
    this.takeOuterLine(line);
  }

  private openFile(path: string): void {
    this.path = path;
    this.body = [];
    this.events.push({ type: 'started', path });
  }

  private append(path: string, line: string): void {
    this.body.push(line);
    this.events.push({ type: 'appended', path, text: `${line}\n` });
  }

  private closeFile(path: string): void {
    this.path = undefined;
    const lines = withoutFence(path, this.body);
    const elision = lines.findIndex(isElision);
    if (elision >= 0) this.complain(`${path} leaves code out in line ${elision + 1}`);
    this.change(path, joinLines(lines), 'completed');
  }

  private change(path: string, text: string | undefined, type: 'completed' | 'deleted'): void {
    this.changes.set(path, text);
    this.events.push({ type, path });
    if (this.changes.size > maxFilesPerTurn)
      this.passedLimit ??= { what: 'The prototype', limit: `${maxFilesPerTurn} files` };
  }

  private complain(complaint: string): void {
    if (this.complaints.length < maxComplaints) this.complaints.push(complaint);
  }
}

/** Bytes of a text in UTF-8, counted so that cutting it anywhere gives the same sum. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || surrogate ? 2 : 3;
  }
  return bytes;
}
