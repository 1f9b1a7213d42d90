import { adoptFiles } from '../core/adopt/adoptFiles.ts';
import type { Adoption, Findings, LeftOut } from '../core/adopt/adoption.ts';
import { errors } from '../core/errors.ts';
import { addToVariants, takeFromVariants } from '../core/evidence/amendVariants.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import { nextVariantId } from '../core/experiment/nextVariantId.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { generationVersion } from '../core/generation/fileChange.ts';
import { promptVersion } from '../core/generation/prompt/promptVersion.ts';
import type { GenerationDeps } from './generation/generatePrototype.ts';
import { holdToChange } from './generation/holdToChange.ts';
import { takenIds } from './generation/takenIds.ts';
import type { Checkpoints, Clock, Ids, LabStore } from './ports.ts';

/** What is to become a prototype of an experiment: a file or folder by its path. */
export interface AdoptOrder {
  readonly experiment: string;
  readonly source: string;
}

export interface AdoptDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  /** Reads the source, and nothing outside of it. */
  readonly read: (source: string, signal: AbortSignal) => Promise<Findings>;
  readonly check: GenerationDeps['check'];
  readonly signal: AbortSignal;
}

export interface AdoptResult {
  /** The new variant. */
  readonly variant: string;
  /** The paths that were written. */
  readonly files: readonly string[];
  readonly checkpoint: string;
  /** What was not taken over, and what of it does not run yet, with reasons. */
  readonly rejected: readonly LeftOut[];
  /** What was added or assumed, as sentences. */
  readonly notes: readonly string[];
}

/** As many reasons as somebody would read. */
const mostReasons = 200;

/**
 * Takes over a prototype that was made elsewhere as a new variant (or the first), with one checkpoint. It goes through
 * the jail that models' answers go through. Once the protocol is locked, the variant is an amendment to it. What it has that does not run is listed and kept, as the preview offers
 * to mend it.
 *
 * @throws FootbridgeError `already-decided`, `adopt-unreadable`, `nothing-to-adopt`, `cancelled`, and what the store throws
 */
export async function adoptPrototype(order: AdoptOrder, deps: AdoptDeps): Promise<AdoptResult> {
  const { store, clock, sha256, signal } = deps;
  const { experiment: slug, source } = order;
  const experiment = await store.readExperiment(slug);
  refuseClosed(experiment);
  const name = source.split(/[\\/]/).findLast((part) => part !== '') ?? source;
  const found = await deps.read(source, signal);
  const adoption = adoptFiles(found, firstStep(experiment));
  if (adoption === undefined) throw errors.nothingToAdopt(name, whyNothing(found.leftOut));
  const findings = await deps.check(adoption.source, experiment.hypothesis.steps);
  if (signal.aborted) throw errors.cancelled();

  const taken = await takenIds(experiment, deps);
  const listed = await store.updateExperiment(slug, (now) => withVariant(now, taken, clock.now(), sha256));
  const variant = listed.variants.at(-1)?.id ?? '';
  try {
    const { files, checkpoint } = await holdToChange(slug, variant, store, () =>
      write(slug, variant, name, adoption, deps),
    );
    const faults = findings
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, message }) => ({ path: file, why: `Line ${line}: ${message}.` }));
    const rejected = shorten([...faults, ...adoption.leftOut]);
    return { variant, files, checkpoint, rejected, notes: adoption.notes };
  } catch (error) {
    const at = clock.now().toISOString();
    await store
      .updateExperiment(slug, (now) => takeFromVariants(now, [variant], { at, sha256 }))
      .catch(() => undefined);
    throw error;
  }
}

async function write(
  slug: string,
  variant: string,
  name: string,
  { source }: Adoption,
  { store, checkpoints, clock, ids }: AdoptDeps,
): Promise<{ files: string[]; checkpoint: string }> {
  const files = await store.applyTurn(slug, variant, [...source.files, ...source.assets]);
  const instruction = `Adopted from ${name}`;
  const checkpoint = await checkpoints.save(slug, variant, instruction);
  await store.appendGeneration(slug, {
    schemaVersion: generationVersion,
    id: ids.next(),
    at: clock.now().toISOString(),
    variant,
    instruction,
    promptVersion,
    provider: 'adopt',
    model: name,
    usage: {},
    files,
    checkpoint,
    outcome: 'applied',
    purpose: 'adopt',
  });
  return { files, checkpoint };
}

function firstStep({ hypothesis }: Experiment): { readonly id: string; readonly title: string } {
  return hypothesis.steps[0] ?? { id: 'start', title: 'Start' };
}

function withVariant(now: Experiment, taken: ReadonlySet<string>, moment: Date, sha256: Sha256): Experiment {
  refuseClosed(now);
  const id = nextVariantId(new Set([...taken, ...now.variants.map((variant) => variant.id)]));
  const at = moment.toISOString();
  return addToVariants(advance(now, 'prototyping', moment), { id, createdAt: at }, { at, sha256 });
}

/** The end of the sentence that says that there is nothing, with the first reason. */
function whyNothing(leftOut: readonly LeftOut[]): string {
  const [first] = leftOut;
  return first === undefined ? '' : ` (${first.path}: ${first.why.replace(/\.$/, '')})`;
}

function shorten(reasons: readonly LeftOut[]): readonly LeftOut[] {
  if (reasons.length <= mostReasons) return reasons;
  const more = reasons.length - mostReasons;
  return [...reasons.slice(0, mostReasons), { path: '…', why: `And ${more} more.` }];
}
