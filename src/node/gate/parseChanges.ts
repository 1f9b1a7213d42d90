import type { EntryKind, GateChange } from '../../core/boundary/gate/gateChange.ts';
import { GateFault } from './gateFault.ts';
import { pathOf, records } from './gitNames.ts';

/**
 * Reads what `git diff-index` and `git diff-tree` print with `--raw --numstat -z` (formats: git-diff-tree(1), "Raw output
 * format" and "Other diff formats"): first every entry, then every count of lines.
 *
 * @throws GateFault for entries with conflicts, and for output it does not know
 */
export function parseChanges(output: Buffer): GateChange[] {
  const changes = new Map<string, GateChange>();
  const pieces = records(output).values();
  const next = (): string => {
    const { value, done } = pieces.next();
    if (done === true) throw unreadable();
    return value;
  };
  for (const piece of pieces) {
    if (piece.startsWith(':')) {
      const change = entry(piece, next);
      changes.set(change.path, change);
    } else {
      const { path, lines } = count(piece, next);
      const change = changes.get(path);
      if (change) changes.set(path, { ...change, lines });
    }
  }
  return [...changes.values()];
}

function entry(header: string, next: () => string): GateChange {
  const [oldMode, newMode, oldOid, newOid, status] = header.slice(1).split(' ');
  if (newMode === undefined || oldOid === undefined || newOid === undefined) throw unreadable();
  const letter = status?.charAt(0) ?? '';
  const moved = letter === 'R' || letter === 'C';
  const from = moved ? pathOf(next()) : undefined;
  const path = pathOf(next());
  const change = {
    A: 'added',
    M: 'modified',
    T: 'modified',
    D: 'deleted',
    R: 'renamed',
    C: 'added',
  } as const;
  if (letter === 'U') throw new GateFault(`"${path}" has conflicts. Finish the merge first, then commit.`);
  if (!isKnown(letter, change)) throw unreadable();
  const gone = letter === 'D';
  return {
    path,
    from: letter === 'R' ? from : undefined,
    change: change[letter],
    kind: kindOf(`${gone ? oldMode : newMode}`),
    oid: gone ? '' : newOid,
    was: letter === 'A' ? undefined : oldOid,
    lines: undefined,
    target: undefined,
  };
}

function isKnown<T extends object>(letter: string, of: T): letter is Extract<keyof T, string> {
  return Object.hasOwn(of, letter);
}

/** @param mode six octal digits */
export function kindOf(mode: string): EntryKind {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}

/** `-` instead of numbers is a file git takes for binary. */
function count(text: string, next: () => string): { path: string; lines: number | undefined } {
  const found = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(text);
  if (!found) throw unreadable();
  if (found[3] === '') next();
  const path = pathOf(found[3] === '' ? next() : `${found[3]}`);
  return { path, lines: found[1] === '-' ? undefined : Number(found[1]) + Number(found[2]) };
}

function unreadable(): GateFault {
  return new GateFault('Git answered in a way this version of the gate does not know. Update Footbridge.');
}
