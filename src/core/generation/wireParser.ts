import { beginsWithBlock, readEditBlocks, unescapeFirstMark } from './editBlocks.ts';
import { isElision } from './elision.ts';
import { FenceReader } from './fenceReader.ts';
import { filesBeside } from './filesBeside.ts';
import { finishedBody } from './finishedBody.ts';
import { isBareFence, withoutFence } from './markdownFence.ts';
import { isFilled, joinLines, splitLines } from './textLines.ts';
import { TurnChanges } from './turnChanges.ts';
import type { WireChange } from './wireChange.ts';
import { closeFrom, endsThinking, mayHaveTag, tagAt, unescaped, type WireTag } from './wireFormat.ts';

/** The most files one turn may write or delete. */
export const maxFilesPerTurn = 200;

/** The longest answer of one turn in UTF-8 bytes, chatter included. */
export const maxBytesPerTurn = 2_000_000;

/** What a piece of the answer brought, for showing progress. `text` is whole lines, fences and marks included. */
export type WireEvent =
  | { readonly type: 'started' | 'completed' | 'edited' | 'deleted'; readonly path: string }
  | { readonly type: 'appended'; readonly path: string; readonly text: string };

/** A limit that was passed, in words that fit `errors.tooLarge`. */
export interface PassedLimit {
  readonly what: string;
  readonly limit: string;
}

export interface WireResult {
  /**
   * What the answer asks for, in the order of its paths' first mention. A path comes twice only as a
   * whole file followed by edits of it.
   */
  readonly changes: readonly WireChange[];
  /** Whether the end marker is the last tag: without it the answer was cut off. */
  readonly ended: boolean;
  /** The file, or the beginning of a tag, in the middle of which the answer ends. */
  readonly open: string | undefined;
  /** What is wrong, in words; with any of them the answer must not be used. */
  readonly complaints: readonly string[];
  /** Where code was left out ("rest unchanged"), in words; the answer must not be used either. */
  readonly elisions: readonly string[];
  /** Whether the files were found in Markdown fences, as no tag was used. */
  readonly salvaged: boolean;
  /** The files that were found in fences beside tags (see filesBeside). */
  readonly beside: readonly string[];
  /** Whether the model was asked to go on after its last whole file and had nothing to add. */
  readonly settled: boolean;
  /** Set when the answer was too large; then nothing else is. */
  readonly passedLimit: PassedLimit | undefined;
}

/** A body between its tags, while it arrives. */
interface OpenBody {
  readonly path: string;
  readonly isEdit: boolean;
  readonly lines: string[];
}

const startsThinking = /^\s*<(?:think|thinking|reasoning)>/;
const endOfThinking = /<\/(?:think|thinking|reasoning)>/g;

/**
 * Reads an answer in the wire format while it arrives. The result is the same for every way of cutting
 * the text, and the work grows with its length only.
 *
 * A file whose closing tag is missing before the next tag makes the answer garbled, unless its own text
 * shows where it ends: chatter that follows could not be told from the file. So does a closing tag without
 * its file, which means that a file was closed too early. A file that is given again whole mends what was
 * wrong with it. What a model thinks aloud in `<think>` is ignored. An answer without any tag is read as
 * Markdown with the files in fences; beside tags, fences are files only where these name them.
 */
export class WireParser {
  private readonly maxBytes: number;
  private found = new TurnChanges();
  private fences = new FenceReader();
  private tagged = false;
  private events: WireEvent[] = [];
  private appended: string[] = [];
  private appendedTo = '';
  private rest = '';
  private body: OpenBody | undefined;
  private bytes = 0;
  private thinking = false;
  private ended = false;
  /** Whether nothing but empty lines came since a file was closed. */
  private justClosed = false;
  private brokenEnd: string | undefined;
  private passedLimit: PassedLimit | undefined;

  /** @param maxBytes the longest answer in UTF-8 bytes */
  constructor(maxBytes = maxBytesPerTurn) {
    this.maxBytes = maxBytes;
  }

  /** Whether a limit was passed, so that there is no use in reading on. */
  get isFull(): boolean {
    return this.passedLimit !== undefined;
  }

  /** The file whose body is being read, between tags or in a fence. */
  get openPath(): string | undefined {
    return this.body?.path ?? (this.tagged ? undefined : this.fences.openPath);
  }

  /** Takes the next piece of the answer; after a limit was passed it is ignored. */
  push(text: string): WireEvent[] {
    this.events = [];
    this.bytes += utf8Length(text);
    if (this.bytes > this.maxBytes)
      this.passedLimit ??= { what: 'The answer', limit: `${this.maxBytes / 1_000_000} MB` };
    if (this.passedLimit) return [];
    const lines = text.split('\n');
    const last = lines.length - 1;
    for (let index = 0; index < last; index += 1) {
      this.takeLine(this.rest === '' ? (lines[index] ?? '') : this.rest + (lines[index] ?? ''));
      this.rest = '';
    }
    this.rest += lines[last] ?? '';
    this.flushAppended();
    return this.events;
  }

  /** The answer has ended: says what it asks for and whether it can be used. */
  end(): WireResult {
    if (this.passedLimit) return nothing(this.passedLimit);
    if (this.rest !== '') this.takeLastLine(this.rest);
    const fenced = this.fences.end();
    const salvaged = !this.tagged && fenced.changes.length > 0;
    const { changes, complaints, elisions } = salvaged ? fenced : this.found.end();
    const beside = this.tagged ? filesBeside(changes, fenced.changes) : [];
    const leftOut = fenced.elisions.filter((what) => beside.some(({ path }) => what.startsWith(`${path} `)));
    return {
      changes: [...changes, ...beside],
      ended: this.ended,
      open: this.openPath ?? this.brokenEnd,
      complaints,
      elisions: [...elisions, ...leftOut],
      salvaged,
      beside: beside.map(({ path }) => path),
      settled: false,
      passedLimit: undefined,
    };
  }

  private takeLine(whole: string): void {
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    if (this.body && endsThinking(line)) return this.forget();
    if (this.body && !mayHaveTag(line) && !line.startsWith('\\')) return this.append(this.body, line);
    const meant = this.body && unescaped(line);
    if (this.body && meant !== undefined) return this.append(this.body, meant);
    let at = 0;
    while (at >= 0) at = this.body ? this.takeInside(this.body, line, at) : this.takeOutside(line, at);
  }

  /** The beginning of a tag at the very end was cut off, and is no fault of the answer. */
  private takeLastLine(line: string): void {
    this.rest = '';
    const found = tagAt(line, 0);
    if (found?.tag.type === 'broken' && !this.thinking) this.brokenEnd = line.trim().slice(0, 80);
    else this.takeLine(line);
    this.flushAppended();
  }

  /** Takes a line from a place on that is outside all files; says where to go on in it, or -1. */
  private takeOutside(line: string, at: number): number {
    if (this.thinking) return this.takeThought(line, at);
    if (at === 0 && startsThinking.test(line)) {
      this.thinking = true;
      return this.takeThought(line, at);
    }
    const found = tagAt(line, at);
    if (!found) {
      if (at === 0) this.takeChatter(line);
      return -1;
    }
    this.takeTag(found.tag, line);
    return found.end;
  }

  private takeThought(line: string, at: number): number {
    endOfThinking.lastIndex = at;
    if (!endOfThinking.test(line)) return -1;
    this.thinking = false;
    return endOfThinking.lastIndex;
  }

  private takeChatter(line: string): void {
    if (!isFilled(line)) return this.takeMarkdown(line);
    // The end of a fence whose beginning stood inside the file before.
    if (this.justClosed && isBareFence(line)) return;
    this.justClosed = false;
    // Some servers keep the opening tag of what the model thinks to themselves.
    if (endsThinking(line)) this.forget();
    else this.takeMarkdown(line);
  }

  private takeMarkdown(line: string): void {
    const events = this.fences.take(line);
    // Beside tags, only the end of the answer tells files from examples.
    if (this.tagged) return;
    for (const { type, path } of events)
      if (type === 'appended') this.showAppended(path, line);
      else this.show({ type, path });
  }

  private takeTag(tag: WireTag, line: string): void {
    if (tag.type === 'none') return;
    this.ended = tag.type === 'done';
    if (tag.type === 'done') return;
    if (!this.tagged) this.fences = new FenceReader();
    this.tagged = true;
    if ('path' in tag && tag.type === 'delete') this.write(tag.path, undefined, 'deleted');
    else if ('path' in tag) this.open(tag.path, tag.type === 'edit');
    else if (tag.type === 'broken')
      this.found.complain(`a tag that cannot be read: ${line.trim().slice(0, 80)}`);
    else if (!this.justClosed) this.found.complain('a closing tag without its file');
  }

  /** Takes a line from a place on that is inside a file; says where to go on in it, or -1. */
  private takeInside(body: OpenBody, line: string, at: number): number {
    const found = tagAt(line, at);
    if (found && found.tag.type !== 'close' && found.tag.type !== 'none') {
      this.leaveUnclosed(body, found.tag);
      return at;
    }
    const close = closeFrom(line, at);
    const text = line.slice(at, close?.start);
    if ((at === 0 && !close) || isFilled(text)) this.append(body, text);
    if (close) this.close(body);
    return close?.end ?? -1;
  }

  /** Another tag comes before the closing one. */
  private leaveUnclosed(body: OpenBody, next: WireTag): void {
    this.body = undefined;
    const again = next.type !== 'delete' && 'path' in next && next.path === body.path;
    if (again && !body.lines.some(isFilled)) return;
    const lines = body.isEdit ? undefined : finishedBody(body.path, body.lines);
    if (lines) this.close({ ...body, lines: [...lines] });
    else this.found.fault(body.path, 'was not closed');
  }

  private open(path: string, isEdit: boolean): void {
    this.body = { path, isEdit, lines: [] };
    this.justClosed = false;
    this.show({ type: 'started', path });
  }

  private append(body: OpenBody, line: string): void {
    body.lines.push(line);
    this.showAppended(body.path, line);
  }

  private close({ path, isEdit, lines: body }: OpenBody): void {
    this.body = undefined;
    this.justClosed = true;
    const lines = withoutFence(path, body);
    if (isEdit || beginsWithBlock(lines)) this.closeEdits(path, lines);
    else this.closeFile(path, unescapeFirstMark(lines));
  }

  private closeFile(path: string, lines: readonly string[]): void {
    this.write(path, joinLines(lines), 'completed');
    const elision = lines.findIndex((line) => isElision(line, path));
    if (elision >= 0) this.found.elision(path, `in line ${elision + 1}`);
  }

  /** A marker that the file has itself is searched for too, and is none that the model put there. */
  private closeEdits(path: string, lines: readonly string[]): void {
    const read = readEditBlocks(lines);
    if ('fault' in read) return this.found.fault(path, `has ${read.fault}`);
    this.found.edit(path, read.edits);
    this.changed('edited', path);
    for (const { search, replace } of read.edits) {
      const before = new Set(splitLines(search));
      const elision = splitLines(replace).find((line) => isElision(line, path) && !before.has(line));
      if (elision !== undefined) this.found.elision(path, `in an edit: ${elision.trim().slice(0, 80)}`);
    }
  }

  private write(path: string, text: string | undefined, type: 'completed' | 'deleted'): void {
    this.found.write(path, text);
    this.changed(type, path);
  }

  private changed(type: 'completed' | 'edited' | 'deleted', path: string): void {
    this.show({ type, path });
    if (this.found.size > maxFilesPerTurn)
      this.passedLimit ??= { what: 'The prototype', limit: `${maxFilesPerTurn} files` };
  }

  /** All so far was thought aloud. */
  private forget(): void {
    this.found = new TurnChanges();
    this.fences = new FenceReader();
    this.tagged = false;
    this.body = undefined;
    this.ended = false;
    this.justClosed = false;
  }

  private show(event: WireEvent): void {
    this.flushAppended();
    this.events.push(event);
  }

  private showAppended(path: string, line: string): void {
    if (this.appendedTo !== path) this.flushAppended();
    this.appendedTo = path;
    this.appended.push(line);
  }

  /** Lines of one file that came together are shown together. */
  private flushAppended(): void {
    if (this.appended.length === 0) return;
    this.events.push({ type: 'appended', path: this.appendedTo, text: joinLines(this.appended) });
    this.appended = [];
  }
}

function nothing(passedLimit: PassedLimit): WireResult {
  const none = { changes: [], complaints: [], elisions: [], open: undefined };
  return { ...none, ended: false, salvaged: false, beside: [], settled: false, passedLimit };
}

const notAscii = /[^\0-\x7f]/;

/** Bytes of a text in UTF-8, counted so that cutting it anywhere gives the same sum. */
function utf8Length(text: string): number {
  if (!notAscii.test(text)) return text.length;
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || surrogate ? 2 : 3;
  }
  return bytes;
}
