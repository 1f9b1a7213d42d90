import type { ColumnType, PersonalKind } from '../datasetProfile.ts';
import { headingKind } from './headingKind.ts';

/** What was seen in the cells of one column: how many had each personal shape, and how many are filled. */
export interface PersonalTally {
  readonly filled: number;
  readonly counts: ReadonlyMap<PersonalKind, number>;
}

const words: Record<PersonalKind, string> = {
  name: 'names of people',
  email: 'e-mail addresses',
  phone: 'telephone numbers',
  address: 'postal addresses',
  birthDate: 'dates of birth',
  bankAccount: 'bank accounts',
  card: 'payment cards',
  nationalId: 'official identity numbers',
  ipAddress: 'network addresses',
  health: 'health or other sensitive details',
  location: 'places on the map',
};

/**
 * One of these anywhere is one too many. Of the others a few among many cells may be chance (a version that looks
 * like a network address), so a fiftieth of the cells must have the shape.
 */
const neverByChance: ReadonlySet<PersonalKind> = new Set(['email', 'bankAccount', 'nationalId']);
const shareByChance = 0.02;
/** Every tenth number passes the checksum of cards. */
const shareOfCards = 0.5;

/** A heading that names something of these kinds is not believed of columns of these types. */
const impossible: Partial<Record<PersonalKind, readonly ColumnType[]>> = {
  name: ['number', 'boolean', 'date', 'datetime', 'integer'],
  email: ['number', 'boolean', 'date', 'datetime', 'integer'],
  address: ['number', 'boolean', 'date', 'datetime', 'integer'],
  phone: ['boolean', 'date', 'datetime'],
  card: ['boolean', 'date', 'datetime'],
  birthDate: ['boolean'],
  ipAddress: ['boolean', 'date', 'datetime'],
  health: ['datetime'],
};

/**
 * Decides whether a column looks like personal data: by its heading or by what stands in its cells. It rather
 * flags a column too many, as a person can approve it with a reason; names in a column whose heading does not
 * say so are not recognised.
 *
 * @returns the kind and a sentence that says why, or `undefined`
 */
export function personalColumn(
  label: string,
  type: ColumnType,
  { filled, counts }: PersonalTally,
): { kind: PersonalKind; why: string } | undefined {
  const [kind, count] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const certain = [...counts].find(([shape, seen]) => neverByChance.has(shape) && seen > 0);
  const [found, seen] =
    kind !== undefined &&
    count !== undefined &&
    count >= Math.max(1, filled * (kind === 'card' ? shareOfCards : shareByChance))
      ? [kind, count]
      : (certain ?? []);
  if (found !== undefined && seen !== undefined)
    return { kind: found, why: `${seen} of ${filled} cells look like ${words[found]}.` };
  const named = filled === 0 ? undefined : headingKind(label);
  if (named === undefined || impossible[named]?.includes(type)) return undefined;
  return { kind: named, why: `Its heading suggests ${words[named]}.` };
}
