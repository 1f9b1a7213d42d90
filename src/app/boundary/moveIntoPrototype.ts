import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import type { VariantChange } from '../../core/generation/fileChange.ts';
import { isTextPath, refusePath } from '../../core/lab/variantPath.ts';
import { holdToChange } from '../generation/holdToChange.ts';
import { keepHandEdits } from '../generation/prepareChange.ts';
import { newestVariant } from '../generation/newestVariant.ts';
import type { Checkpoints, LabStore } from '../ports.ts';

/** A production file whose change belongs into the prototype. */
export interface MoveOrder {
  readonly experiment: string;
  /** Inside its production folder, with `/`. */
  readonly path: string;
  /** The file as it is now. */
  readonly contents: Uint8Array;
  /** The same as base64. */
  readonly base64: () => string;
}

export interface MoveDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  /**
   * Writes what may not be part of a prototype into the experiment's folder `moved`.
   * @returns its file-system path
   */
  readonly writeMoved: (order: MoveOrder) => Promise<string>;
}

/** Where files from production lie in a variant. */
export const movedFolder = 'from-production';

/**
 * Copies a production file into the newest variant, under `from-production/`, with a checkpoint; where its name or type
 * may not be in a prototype, or there is none yet, beside it. Production is not touched.
 *
 * @returns the path inside the variant, or the file beside it
 * @throws FootbridgeError `already-decided`, and what the store throws
 */
export async function moveIntoPrototype(
  order: MoveOrder,
  deps: MoveDeps,
): Promise<{ readonly variant: string; readonly file: string } | { readonly beside: string }> {
  const { store, checkpoints } = deps;
  const experiment = await store.readExperiment(order.experiment);
  refuseClosed(experiment);
  const variant = await newestVariant(experiment, store);
  const file = `${movedFolder}/${order.path}`;
  const change = refusePath(file) === undefined ? changeOf(file, order) : undefined;
  if (variant === undefined || change === undefined) return { beside: await deps.writeMoved(order) };
  const { slug } = experiment;
  await holdToChange(slug, variant, store, async () => {
    await keepHandEdits(slug, variant, deps);
    await store.applyTurn(slug, variant, [change]);
    await checkpoints.save(slug, variant, `Moved from production: ${order.path}`);
  });
  return { variant, file };
}

/** @returns `undefined` for what is kept as text and is none */
function changeOf(path: string, { contents, base64 }: MoveOrder): VariantChange | undefined {
  if (!isTextPath(path)) return { path, base64: base64() };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(contents);
    return { path, text };
  } catch {
    return undefined;
  }
}
