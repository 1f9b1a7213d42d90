import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { PrototypeFile } from '../core/generation/fileChange.ts';
import type { BriefGap } from '../core/handoff/briefSchema.ts';
import type { SourceCache } from '../core/handoff/gaps/scanGaps.ts';
import { groupGaps } from '../core/handoff/groupGaps.ts';
import { newestVariant } from './generation/newestVariant.ts';
import { pace } from './pace.ts';
import { scanInSlices } from './scanInSlices.ts';
import type { LabStore } from './ports.ts';

/** What the scan says of one variant. */
export interface GapReading {
  /** Slug of the experiment. */
  readonly experiment: string;
  readonly variant: string;
  /** The paths that were read, relative to the variant's folder; none where nothing was made yet. */
  readonly files: readonly string[];
  /** One entry per rule that found something, in the order of the rules. */
  readonly gaps: readonly BriefGap[];
  /** How many rules found something in a file, by path: also where its places are too many to be listed. */
  readonly rulesIn: ReadonlyMap<string, number>;
}

/** What was read last, by experiment and variant: files that did not change since are not parsed again. */
export type GapCache = Map<
  string,
  { readonly files: readonly PrototypeFile[]; readonly sources: SourceCache; readonly reading: GapReading }
>;

interface Deps {
  readonly store: Pick<LabStore, 'readVariant'>;
  readonly cache: GapCache;
}

/**
 * Names what a variant leaves to engineering.
 *
 * @param wanted a variant; when left out, the one that was decided on, or else the newest that has files
 * @returns the same object as before while the variant's files are the same
 * @throws FootbridgeError `unknown-variant`, `no-prototype` for an experiment without variants
 */
export async function explainGaps(
  experiment: Experiment,
  wanted: string | undefined,
  { store, cache }: Deps,
): Promise<GapReading> {
  const variant = await variantOf(experiment, wanted, store);
  const files = await store.readVariant(experiment.slug, variant);
  const key = `${experiment.slug}/${variant}`;
  const known = cache.get(key);
  if (known && isSame(known.files, files)) return known.reading;
  const sources: SourceCache = new Map(known?.sources);
  const rulesIn = new Map<string, number>();
  const gaps = await scanInSlices(files, sources, pace(), (places) => {
    for (const file of new Set(places.map((place) => place.file)))
      rulesIn.set(file, (rulesIn.get(file) ?? 0) + 1);
  });
  const reading = {
    experiment: experiment.slug,
    variant,
    files: files.map(({ path }) => path),
    gaps: groupGaps(gaps),
    rulesIn,
  };
  cache.set(key, { files, sources, reading });
  return reading;
}

async function variantOf(
  experiment: Experiment,
  wanted: string | undefined,
  store: Deps['store'],
): Promise<string> {
  const has = (id: string | undefined) => experiment.variants.some((variant) => variant.id === id);
  if (wanted !== undefined && !has(wanted)) throw errors.unknownVariant(wanted);
  const decidedOn = experiment.verdict?.variant;
  const variant =
    wanted ?? (has(decidedOn) ? decidedOn : undefined) ?? (await newestVariant(experiment, store));
  if (variant === undefined) throw errors.noPrototype();
  return variant;
}

function isSame(before: readonly PrototypeFile[], after: readonly PrototypeFile[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ path, text }, index) => path === after[index]?.path && text === after[index].text)
  );
}
