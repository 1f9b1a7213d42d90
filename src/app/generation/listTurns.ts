import type { Generation, Usage } from '../../core/generation/fileChange.ts';
import type { CheckpointEntry } from '../ports.ts';
import { copyMessage } from './copyVariant.ts';
import type { VersionDeps } from './goToVersion.ts';
import { appliedTurns, type AppliedTurn } from './versions.ts';

/** One version of a variant: what a turn made of it, or what somebody edited by hand. */
export interface HistoryEntry {
  readonly checkpoint: string;
  /** ISO time. */
  readonly at: string;
  /** What was asked for; empty for a first prototype without further words, and for hand edits. */
  readonly instruction: string;
  /** The paths that the turn changed. */
  readonly files: readonly string[];
  readonly usage: Usage;
  /** Requests the turn took, continuations, corrections and repairs included; 0 for what no model made. */
  readonly requests: number;
  readonly model: string;
  readonly purpose?: Generation['purpose'];
  /** What the offline starter was asked and could not do. */
  readonly undone?: readonly string[] | undefined;
  /** Whether the variant's folder is like this now; at most one is. */
  readonly current: boolean;
  /** Whether it was edited by hand, and kept because a turn or an undo followed. */
  readonly hand: boolean;
}

/**
 * The versions of a variant, newest first: every turn that changed it, and between them the hand edits that were
 * kept. Turns that failed changed nothing and are left out.
 *
 * @throws FootbridgeError `damaged-file` when the history cannot be read
 */
export async function listTurns(
  slug: string,
  variant: string,
  { store, checkpoints }: VersionDeps,
): Promise<HistoryEntry[]> {
  const [list, current, { records }] = await Promise.all([
    checkpoints.list(slug, variant),
    checkpoints.current(slug, variant),
    store.readGenerations(slug),
  ]);
  const versions = inOrder(list, appliedTurns(records, variant)).map((version) =>
    'usage' in version ? entryOfTurn(version) : entryOfCheckpoint(version),
  );
  const at = versions.findIndex(({ checkpoint }) => checkpoint === current);
  return versions.map((version, index) => ({ ...version, current: index === at }));
}

/**
 * Turns and the checkpoints that are no turn's, newest first. A turn that changed nothing has the checkpoint that it
 * found, and in older labs one that led back to an earlier state has that one's; then it follows what it found.
 */
function inOrder(
  list: readonly CheckpointEntry[],
  turns: readonly AppliedTurn[],
): (CheckpointEntry | AppliedTurn)[] {
  const places = new Map(list.map(({ id }, index) => [id, list.length - index]));
  const made = new Set<string>();
  let last = 0;
  const placed = turns.map((turn) => {
    const own = made.has(turn.checkpoint) ? 0 : (places.get(turn.checkpoint) ?? 0);
    made.add(turn.checkpoint);
    last = own > last ? own : Math.max(last, places.get(turn.before ?? '') ?? 0) + 0.001;
    return { place: last, version: turn };
  });
  const others = list
    .filter(({ id }) => !made.has(id))
    .map((version) => ({ place: places.get(version.id) ?? 0, version }));
  return [...placed, ...others].toSorted((a, b) => b.place - a.place).map(({ version }) => version);
}

function entryOfTurn(turn: AppliedTurn): Omit<HistoryEntry, 'current'> {
  const { checkpoint, at, instruction, files, usage, requests = 1, model, purpose, undone } = turn;
  return { checkpoint, at, instruction, files, usage, requests, model, purpose, undone, hand: false };
}

function entryOfCheckpoint({ id, at, message }: CheckpointEntry): Omit<HistoryEntry, 'current'> {
  const copied = message.startsWith(copyMessage);
  const made = { files: [], usage: {}, requests: 0, model: '' };
  return { checkpoint: id, at, instruction: copied ? message : '', ...made, hand: !copied };
}
