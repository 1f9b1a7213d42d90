import { joinContinuation } from './joinContinuation.ts';
import { seamPlace, type SeamPlace } from './seamPlace.ts';
import { WireParser, maxBytesPerTurn, type WireEvent, type WireResult } from './wireParser.ts';

/** What to show a model that is to go on with its answer. */
export interface SeamCut {
  /** The answer so far, for the assistant's part; empty when there is nothing to go on from, so ask anew. */
  readonly partial: string;
  /** The end of it, to quote. */
  readonly tail: string;
}

/** Characters of a continuation after which it is first looked at, and after which nothing more is waited for. */
const firstLook = 256;
const longestLook = 4000;

/**
 * Joins an answer that was cut off with its continuations, so that they read as the answer would have,
 * had it come in one.
 *
 * The end of what arrived is taken back to a line that occurs only once (see {@link seamPlace}): models
 * cannot go on in the middle of a line as well as at its start, and lines that a continuation repeats are
 * then known for what they are. What a continuation puts before the rest is taken away: repeated lines, the
 * tag of the file opened again, a fence, a sentence. One that begins the file anew replaces what there is
 * of it. Where file and continuation go on with the same lines twice in a row by themselves, nobody can
 * tell that from a repetition; such a line is the only thing that may get lost.
 *
 * The beginning of a continuation is held back until that is clear; each character is looked at a fixed
 * number of times.
 */
export class AnswerSeam {
  private readonly maxBytes: number;
  private parser: WireParser;
  private kept = '';
  /** Where the present continuation begins in the text. */
  private place: SeamPlace | undefined;
  /** The beginning of a continuation while it is held back, and its length at the next look. */
  private head: string | undefined;
  private nextLook = firstLook;
  private ended: WireResult | undefined;

  /** @param maxBytes the longest answer in UTF-8 bytes, all parts together */
  constructor(maxBytes = maxBytesPerTurn) {
    this.maxBytes = maxBytes;
    this.parser = new WireParser(maxBytes);
  }

  /** The answer so far, all parts joined. */
  get text(): string {
    return this.kept + (this.head ?? '');
  }

  /** Whether a limit was passed, so that there is no use in reading on. */
  get isFull(): boolean {
    return this.parser.isFull;
  }

  /** Takes the next piece of the answer or of its continuation. */
  push(text: string): WireEvent[] {
    this.ended = undefined;
    if (this.head === undefined) return this.take(text);
    this.head += text;
    return this.head.length < this.nextLook ? [] : this.look(false);
  }

  /** The answer ends here, for now: says what it asks for and whether it can be used. */
  result(): WireResult {
    if (this.ended) return this.ended;
    this.look(true);
    const result = this.parser.end();
    const { place } = this;
    const settled =
      place?.isBetweenFiles === true &&
      result.open === undefined &&
      !this.kept.slice(place.kept.length).includes('footbridge-');
    this.ended = { ...result, settled };
    return this.ended;
  }

  /** The answer was cut off, and what is pushed from now on is its continuation. */
  cut(): SeamCut {
    this.look(true);
    const place = seamPlace(this.kept);
    this.restart(place.kept);
    this.place = place;
    this.head = place.kept === '' ? undefined : '';
    this.nextLook = firstLook;
    return { partial: place.kept, tail: place.tail };
  }

  private take(text: string): WireEvent[] {
    this.kept += text;
    return this.parser.push(text);
  }

  /** Reads again what is kept; its events were given before. */
  private restart(text: string): void {
    this.ended = undefined;
    this.kept = text;
    this.parser = new WireParser(this.maxBytes);
    this.parser.push(text);
  }

  /** Looks whether the beginning of the continuation tells how it is to be joined, and joins it then. */
  private look(isAll: boolean): WireEvent[] {
    const { head, place } = this;
    if (head === undefined || place === undefined) return [];
    const path = this.parser.openPath;
    const joint = joinContinuation(place, path, head, { isAll, isEnough: head.length >= longestLook });
    if (joint === undefined) {
      this.nextLook = head.length * 2;
      return [];
    }
    this.head = undefined;
    if (joint.keep < this.kept.length) this.restart(this.kept.slice(0, joint.keep));
    return this.take(head.slice(joint.skip));
  }
}
