import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import type { BriefRecords } from '../core/handoff/briefRecords.ts';
import type { Blocker } from '../core/handoff/briefSchema.ts';
import { composeBrief } from '../core/handoff/composeBrief.ts';
import { renderJson } from '../core/handoff/renderJson.ts';
import { renderMarkdown } from '../core/handoff/renderMarkdown.ts';
import type { Clock, LabStore } from './ports.ts';

/** What to hand off and how; all of it may be left out. */
export interface BriefChoice {
  /** The variant to hand off; the latest when left out. */
  readonly variant?: string | undefined;
  /** A folder to write into instead of the experiment's own `handoff` folder. */
  readonly target?: string | undefined;
  /** `true` always makes a draft, `false` never; without it, a brief that has blockers is a draft. */
  readonly draft?: boolean | undefined;
}

/** `brief` and `json` are the paths of the two files; they are missing when the export was blocked. */
export interface BriefExport {
  readonly status: 'final' | 'draft' | 'blocked';
  readonly brief?: string;
  readonly json?: string;
  readonly blockers: readonly Blocker[];
}

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
}

/**
 * Writes the handoff brief. A final brief hands the experiment off; a draft says on top what is missing
 * and changes nothing else. With blockers and `draft: false` nothing is written.
 *
 * @throws FootbridgeError `unknown-variant`, and what the store meets
 */
export async function exportBrief(
  experiment: Experiment,
  choice: BriefChoice,
  deps: Deps,
): Promise<BriefExport> {
  const brief = composeBrief(await readRecords(experiment, choice, deps), choice.draft === true);
  const { status, blockers } = brief;
  if (status === 'draft' && choice.draft === false) return { status: 'blocked', blockers };
  const texts = { markdown: renderMarkdown(brief), json: renderJson(brief) };
  const files = await deps.store.writeBrief(experiment.slug, texts, choice.target);
  if (status === 'final') await handOff(experiment, deps);
  return { status, brief: files.brief, json: files.json, blockers };
}

async function readRecords(
  experiment: Experiment,
  choice: BriefChoice,
  { store }: Deps,
): Promise<BriefRecords> {
  const { slug } = experiment;
  const variant = chooseVariant(experiment, choice.variant);
  const [manifest, evidence, generations, crossings, files] = await Promise.all([
    store.readManifest(),
    store.readEvidence(slug),
    store.readGenerations(slug),
    store.readCrossings(slug),
    variant === undefined ? [] : store.readVariant(slug, variant),
  ]);
  return {
    manifest,
    experiment,
    variant,
    files,
    evidence: evidence.records,
    generations: generations.records,
    crossings: crossings.records,
    unreadable: {
      evidence: evidence.damaged.length,
      generations: generations.damaged.length,
      crossings: crossings.damaged.length,
    },
  };
}

function chooseVariant(experiment: Experiment, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return experiment.variants.at(-1)?.id;
  if (!experiment.variants.some((variant) => variant.id === wanted)) throw errors.unknownVariant(wanted);
  return wanted;
}

/** Written only when the stage changes, so that a second export leaves the experiment as it is. */
async function handOff(experiment: Experiment, { store, clock }: Deps): Promise<void> {
  const advanced = advance(experiment, 'handedOff', clock.now());
  if (advanced.stage !== experiment.stage) await store.writeExperiment(advanced);
}
