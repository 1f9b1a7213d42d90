import { balancedSquare } from './balancedSquare.ts';
import type { Protocol } from './protocol.ts';
import { counts, isOver, standingOf } from './runStanding.ts';
import type { Run, Session } from './session.ts';

/** Which variants a participant tries, in which order, and whether the plan or somebody chose. */
export interface VariantAssignment {
  readonly order: string[];
  readonly assigned: 'plan' | 'chosen';
}

/**
 * What the next participant tries. Between: the variant that has been tried least. Within: all of them, in the row of the
 * balanced square that was used least. Excluded sessions, and variants that a participant never began, hold no place.
 * Among equals chance decides, seeded by the protocol and the number of sessions so far: nobody can tell beforehand by looking,
 * and it can be repeated. Where two are tried by equally many, the one after is thereby known: with few people that is
 * the price of balance (permuted blocks).
 *
 * @param protocol with the variants that can be tried; at least one
 * @param hash of the protocol
 * @param wanted a variant that somebody chose: it is tried, alone
 * @param pilot whether it is a pilot; pilots are balanced among themselves
 */
export function assignVariant(
  protocol: Protocol,
  hash: string,
  sessions: readonly Session[],
  wanted?: string,
  pilot = false,
): VariantAssignment {
  const { variants, assignment, tasks } = protocol;
  if (wanted !== undefined) return { order: [wanted], assigned: variants.length > 1 ? 'chosen' : 'plan' };
  const taskIds = tasks.map(({ id }) => id);
  const alike = sessions.filter((session) => session.pilot === pilot);
  const orders = alike.map((session) => placesOf(session, taskIds));
  const rows = assignment === 'within' ? balancedSquare(variants) : variants.map((variant) => [variant]);
  const uses = countUses(assignment === 'within' ? orders.map(keyOf) : orders.flat());
  const usesOf = (row: readonly string[]) => uses.get(keyOf(row)) ?? 0;
  const least = Math.min(...rows.map(usesOf));
  const equals = rows.filter((row) => usesOf(row) === least);
  const seed = `${hash} ${pilot ? 'pilot' : 'session'} ${alike.length}`;
  const [order = []] = equals.toSorted((a, b) => seeded(seed, a) - seeded(seed, b));
  return { order, assigned: 'plan' };
}

/** The variants for which a session counts, or is still under way. */
function placesOf(session: Session, taskIds: readonly string[]): readonly string[] {
  const holds = (run: Run) => !isOver(session) || counts(standingOf(session, run, taskIds));
  return session.excluded === undefined ? session.runs.filter(holds).map(({ variant }) => variant) : [];
}

function countUses(keys: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
}

function keyOf(row: readonly string[]): string {
  return row.join('\n');
}

/** FNV-1a over the text's code points, mixed by MurmurHash3's finaliser so that all bits depend on all of them. */
function seeded(seed: string, row: readonly string[]): number {
  let hash = 0x81_1c_9d_c5;
  for (const letter of `${seed} ${row.join(' ')}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
