import { maxEditsPerFile } from './editBlocks.ts';
import type { FileEdit, WireChange } from './wireChange.ts';

const maxComplaints = 20;

interface PathChanges {
  /** Set once the answer gave the whole file, or deleted it. */
  readonly whole: { readonly text: string | undefined } | undefined;
  readonly edits: readonly FileEdit[];
}

/** What an answer has asked for so far, path by path, and what is wrong with it. */
export class TurnChanges {
  private readonly byPath = new Map<string, PathChanges>();
  private readonly faults = new Map<string, string>();
  private readonly elided = new Map<string, string>();
  private readonly loose: string[] = [];

  /** How many files would change. */
  get size(): number {
    return this.byPath.size;
  }

  /** A whole file, or `undefined` for its deletion: replaces what was said of it, and what was wrong with it. */
  write(path: string, text: string | undefined): void {
    this.byPath.set(path, { whole: { text }, edits: [] });
    this.faults.delete(path);
    this.elided.delete(path);
  }

  /** Edits of a file, after those it already has. */
  edit(path: string, edits: readonly FileEdit[]): void {
    const { whole, edits: before } = this.byPath.get(path) ?? { whole: undefined, edits: [] };
    if (before.length + edits.length > maxEditsPerFile) return this.fault(path, 'has too many edits');
    this.byPath.set(path, { whole, edits: [...before, ...edits] });
  }

  /** Something that is wrong with one file; writing it whole mends it. */
  fault(path: string, what: string): void {
    this.faults.set(path, `${path} ${what}`);
  }

  /** Code that was left out of one file; writing it whole mends it. */
  elision(path: string, where: string): void {
    this.elided.set(path, `${path} leaves code out ${where}`);
  }

  /** Something that is wrong with the answer itself. */
  complain(complaint: string): void {
    if (this.loose.length < maxComplaints) this.loose.push(complaint);
  }

  end(): { changes: WireChange[]; complaints: string[]; elisions: string[] } {
    return {
      changes: [...this.byPath].flatMap(([path, { whole, edits }]): WireChange[] => [
        ...(whole ? [{ path, text: whole.text }] : []),
        ...(edits.length > 0 ? [{ path, edits }] : []),
      ]),
      complaints: [...this.loose, ...this.faults.values()].slice(0, maxComplaints),
      elisions: [...this.elided.values()].slice(0, maxComplaints),
    };
  }
}
