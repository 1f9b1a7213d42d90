import { mayBeFenced, readFence } from './markdownFence.ts';
import { overlapLength } from './occurrences.ts';
import { isTelling, type SeamPlace } from './seamPlace.ts';
import { isFilled } from './textLines.ts';
import { tagAt } from './wireFormat.ts';

/** How a continuation is joined: how many characters stay of what was kept, and how many of it are skipped. */
export interface Joint {
  readonly keep: number;
  readonly skip: number;
}

/** What is said before going on, such as "Continuing from where I left off:". */
const saysItGoesOn =
  /^[^<>{}=;]*\b(?:continu(?:e|es|ed|ing|ation)|left off|cut off|rest of|remaining|remainder|resum(?:e|ing)|pick(?:ing)? up)\b[^<>{}=;]*$/i;
const prose = /^[^<>{}=;]*\s[^<>{}=;]*[.:!…)*]\s*$/;
const startOfFile = /^\s*(?:<!doctype\s|<html[\s>]|import\s|['"]use strict['"])/i;

const mostPreamble = 12;
const mostProse = 3;
const longestProse = 300;
const mostPlaces = 50;
const leastRestart = 3;
const leastOverlapInLine = 12;
const longestOverlapInLine = 2000;

/**
 * Finds how a continuation goes on with an answer.
 *
 * @param path the file in the middle of which the answer was cut
 * @param head the beginning of the continuation
 * @param seen whether `head` is all of it, or so much that nothing more need be waited for
 * @returns `undefined` while more of the continuation is needed
 */
export function joinContinuation(
  place: SeamPlace,
  path: string | undefined,
  head: string,
  seen: { readonly isAll: boolean; readonly isEnough: boolean },
): Joint | undefined {
  const lines = head.split('\n');
  if (!seen.isAll) lines.pop();
  const seam = new Seam(place, path, lines, seen.isAll);
  if (place.isInLine) return seen.isAll || seen.isEnough ? seam.inLine(head) : undefined;
  const found = seam.find();
  if (found === 'wait') return undefined;
  return found ?? (seen.isAll || seen.isEnough ? seam.byDefault() : undefined);
}

class Seam {
  private readonly place: SeamPlace;
  private readonly path: string | undefined;
  private readonly lines: readonly string[];
  private readonly isAll: boolean;
  private readonly kept: readonly string[];
  private readonly places = new Map<string, number[]>();
  /** The first line of the file that is open, among those kept. */
  private readonly bodyStart: number | undefined;

  constructor(place: SeamPlace, path: string | undefined, lines: readonly string[], isAll: boolean) {
    this.place = place;
    this.path = path;
    this.lines = lines;
    this.isAll = isAll;
    this.kept = place.kept.split('\n').slice(0, -1);
    for (const [index, line] of this.kept.entries()) {
      const key = line.trim();
      const places = this.places.get(key);
      if (places) places.push(index);
      else this.places.set(key, [index]);
    }
    const tag = path === undefined ? -1 : this.kept.findLastIndex((line) => this.opensAgain(line));
    this.bodyStart = tag < 0 ? undefined : tag + 1;
  }

  /** The joint, where something in the continuation is known from the answer. */
  find(): Joint | 'wait' | undefined {
    let proseLines = 0;
    let isMarked = false;
    for (let start = 0; start < Math.min(this.lines.length, mostPreamble); start += 1) {
      const line = this.lines[start] ?? '';
      if (isFilled(line)) {
        const joint = this.findFrom(start, isMarked);
        if (joint) return joint;
      }
      if (this.isPreamble(line)) isMarked = true;
      else if (isFilled(line)) {
        proseLines += 1;
        if (proseLines > mostProse || line.length > longestProse || !prose.test(line)) return undefined;
      }
    }
    return undefined;
  }

  /** The joint where nothing is known: only what is plainly put before the rest is skipped. */
  byDefault(): Joint {
    const first = this.lines.slice(0, mostPreamble);
    const end = first.findIndex((line) => isFilled(line) && !this.isPreamble(line));
    const skipped = end < 0 ? first : first.slice(0, end);
    const last = skipped.findLastIndex((line) => this.isPreamble(line));
    const start = this.path === undefined ? 0 : this.afterPreamble(last);
    const isRestart = last >= 0 && this.bodyStart !== undefined && startOfFile.test(this.lines[start] ?? '');
    return isRestart ? this.restart(start) : this.joint(this.kept.length, start);
  }

  /** Where the rest begins behind the last line of the preamble; a sentence mostly has an empty line after it. */
  private afterPreamble(last: number): number {
    if (!saysItGoesOn.test(this.lines[last] ?? '')) return last + 1;
    const rest = this.lines.findIndex((line, index) => index > last && isFilled(line));
    return rest < 0 ? last + 1 : rest;
  }

  /** The joint in the middle of a long line: after what is repeated of it, or with the line begun anew. */
  inLine(head: string): Joint {
    const { keep, skip } = this.byDefault();
    const { kept } = this.place;
    const rest = head.slice(skip);
    const line = kept.slice(kept.lastIndexOf('\n') + 1);
    if (rest.trimStart().startsWith(line.trimStart().slice(0, 60)))
      return { keep: kept.length - line.length, skip };
    const overlap = overlapLength(kept.slice(-longestOverlapInLine), rest.slice(0, longestOverlapInLine));
    return { keep: Math.max(keep, kept.length), skip: skip + (overlap >= leastOverlapInLine ? overlap : 0) };
  }

  private findFrom(start: number, isMarked: boolean): Joint | 'wait' | undefined {
    const repeated = this.findRepeated(start, isMarked);
    if (repeated !== undefined) return repeated;
    return this.isExpected(this.lines[start] ?? '', start === 0 || isMarked)
      ? this.joint(this.kept.length, start - this.blanksBefore(start))
      : undefined;
  }

  /** How many of the empty lines before the expected one belong to the file. */
  private blanksBefore(start: number): number {
    const expected = Math.max(this.place.dropped.findIndex(isFilled), 0);
    const before = start - 1 - this.lines.slice(0, start).findLastIndex(isFilled);
    return Math.min(expected, before);
  }

  /** Looks for lines that repeat the end of the answer, or its file from the beginning. */
  private findRepeated(start: number, isMarked: boolean): Joint | 'wait' | undefined {
    let mustWait = false;
    const places = this.places.get((this.lines[start] ?? '').trim())?.slice(-mostPlaces) ?? [];
    for (const at of new Set([...(this.bodyStart === undefined ? [] : [this.bodyStart]), ...places])) {
      const same = this.countSame(at, start);
      if (at + same === this.kept.length && this.tells(same) && this.isOnlyPlace(at, start, same))
        return this.joint(this.kept.length, start + same);
      const isRestart = at === this.bodyStart && same >= (isMarked ? leastRestart - 1 : leastRestart);
      const isOpen = start + same === this.lines.length && !this.isAll;
      if (isOpen && same > 0) mustWait = true;
      else if (isRestart) return this.restart(start);
    }
    return mustWait ? 'wait' : undefined;
  }

  /** How many lines are the same from there on; the first one may have lost its indentation. */
  private countSame(at: number, start: number): number {
    let same = 0;
    for (; at + same < this.kept.length && start + same < this.lines.length; same += 1) {
      const [one = '', other = ''] = [this.kept[at + same], this.lines[start + same]];
      if (same === 0 ? one.trim() !== other.trim() : one.trimEnd() !== other.trimEnd()) break;
    }
    return same;
  }

  private tells(same: number): boolean {
    if (same === 0 || same >= leastRestart) return same > 0;
    return this.place.isAnchored || this.place.isBetweenFiles || this.isOnlyOne(this.kept.at(-1) ?? '');
  }

  /** Lines that come several times by themselves may well come once more. */
  private isOnlyPlace(at: number, start: number, same: number): boolean {
    if (this.place.isAnchored || this.place.isBetweenFiles) return true;
    const places = this.places.get((this.kept[at] ?? '').trim()) ?? [];
    const before = places.filter((one) => one < at).slice(-mostPlaces);
    return !before.some((one) => this.countSame(one, start) >= same);
  }

  private isOnlyOne(line: string): boolean {
    return isTelling(line) && this.places.get(line.trim())?.length === 1;
  }

  /** Whether the line is the one that was taken back first. */
  private isExpected(line: string, isMarked: boolean): boolean {
    const [next, ...others] = this.place.dropped.filter(isFilled);
    if (next === undefined || !(isMarked || isTelling(next))) return false;
    return others.length > 0 ? line.trim() === next.trim() : line.trim().startsWith(next.trim());
  }

  /** Whether a line is plainly no part of the file; between files all but tags are none. */
  private isPreamble(line: string): boolean {
    if (this.path === undefined) return tagAt(line, 0) === undefined;
    if (this.opensAgain(line)) return true;
    if (mayBeFenced(this.path) && readFence(line)) return true;
    return line.length <= longestProse && saysItGoesOn.test(line) && prose.test(line);
  }

  private opensAgain(line: string): boolean {
    const found = tagAt(line, 0);
    return found !== undefined && 'path' in found.tag && found.tag.path === this.path;
  }

  private joint(keptLines: number, skippedLines: number): Joint {
    const keep = lengthOf(this.kept.slice(0, keptLines));
    const isWhole = keptLines === this.kept.length;
    return {
      keep: isWhole ? this.place.kept.length : keep,
      skip: lengthOf(this.lines.slice(0, skippedLines)),
    };
  }

  private restart(start: number): Joint {
    return this.joint(this.bodyStart ?? this.kept.length, start);
  }
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((total, line) => total + line.length + 1, 0);
}
