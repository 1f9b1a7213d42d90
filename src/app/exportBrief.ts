import { errors } from '../core/errors.ts';
import { askedTasks } from '../core/evidence/askedTasks.ts';
import { hashProtocol, protocolOf, type Sha256 } from '../core/evidence/protocol.ts';
import { tally } from '../core/evidence/verdict.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import type { BriefRecords } from '../core/handoff/briefRecords.ts';
import type { Brief, BriefGap } from '../core/handoff/briefSchema.ts';
import { briefPictures } from '../core/handoff/briefPictures.ts';
import { orderedSessions } from '../core/handoff/briefSessions.ts';
import { composeBrief } from '../core/handoff/composeBrief.ts';
import { decidedReading } from '../core/handoff/decidedReading.ts';
import { pngDataUri, svgDataUri } from '../core/handoff/html/dataUri.ts';
import { renderIssue } from '../core/handoff/issue/renderIssue.ts';
import { renderJson } from '../core/handoff/renderJson.ts';
import { renderMarkdown } from '../core/handoff/renderMarkdown.ts';
import type { CapturedScreen } from '../core/handoff/screens/capturedScreen.ts';
import { withoutAnswer } from '../core/handoff/review/fillReview.ts';
import { isAsWritten, sealed } from '../core/handoff/seal.ts';
import { renderSpecKit } from '../core/handoff/spec/renderSpecKit.ts';
import { briefFormats, type BriefExport, type BriefFormat } from './briefFormats.ts';
import { findFootnoteOnly } from './findFootnoteOnly.ts';
import { fingerprintVariants } from './fingerprintVariants.ts';
import { newestVariant } from './generation/newestVariant.ts';
import type { BriefFiles, Clock, LabStore } from './ports.ts';
import { readReview } from './readReview.ts';

/** What to hand off and how; all of it may be left out. */
export interface BriefChoice {
  /** The variant to hand off; when left out, see `handedOffVariant`. */
  readonly variant?: string | undefined;
  /** A folder to write into instead of the experiment's own `handoff` folder. */
  readonly target?: string | undefined;
  /** `true` always makes a draft, `false` never; without it, a brief that has blockers is a draft. */
  readonly draft?: boolean | undefined;
  /** Left out: all; into another folder only `html`, as it may hold an issue or a specification of somebody's own. */
  readonly formats?: readonly BriefFormat[] | undefined;
  /** Pictures of the screens; those that are missing are named in the brief. */
  readonly screens?: readonly CapturedScreen[] | undefined;
}

export interface BriefDeps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/**
 * Writes the handoff brief. A final brief hands the experiment off; a draft says on top what is missing
 * and changes nothing else. With blockers and `draft: false` nothing is written. An answer in the brief that is there is
 * recorded first, and a brief that somebody wrote into is kept beside the new one.
 *
 * @param experiment which one is meant; pictures take a while, so it is read anew
 * @throws FootbridgeError `unknown-variant`, `unclear-review`, `discarded-already`, and what the store meets
 */
export async function exportBrief(
  { slug }: Experiment,
  choice: BriefChoice,
  deps: BriefDeps,
): Promise<BriefExport> {
  const { store } = deps;
  const experiment = notDiscarded(await store.readExperiment(slug));
  const review = await readReview(experiment, deps, choice.target);
  if (review.kind === 'unclear') throw errors.unclearReview(review.file, review.why);
  const answered = review.kind === 'recorded' ? { review: review.status } : {};
  const variant = await handedOffVariant(experiment, choice.variant, store);
  const exported = await whileUnchanged(slug, variant, store, () =>
    writeRecords(slug, { ...choice, variant }, deps),
  );
  return { ...exported, ...answered };
}

function notDiscarded(experiment: Experiment): Experiment {
  if (experiment.stage === 'discarded') throw errors.discardedAlready(experiment.hypothesis.title);
  return experiment;
}

/** Nobody discards or changes the prototype while it is described, nor writes another brief of it. */
export async function whileUnchanged<T>(
  slug: string,
  variant: string | undefined,
  store: LabStore,
  work: () => Promise<T>,
): Promise<T> {
  return variant === undefined ? await work() : await store.holdVariant(slug, variant, work);
}

async function writeRecords(slug: string, choice: BriefChoice, deps: BriefDeps): Promise<BriefExport> {
  const experiment = notDiscarded(await deps.store.readExperiment(slug));
  const records = await readRecords(experiment, choice, deps);
  const brief = composeBrief(records, choice.draft === true);
  const { status, blockers } = brief;
  if (status === 'draft' && choice.draft === false) return { status: 'blocked', blockers };
  const markdown = sealed(renderMarkdown(brief), deps.sha256);
  const files = await filesOf(brief, markdown, records, choice);
  const copy = await editedBrief(slug, choice.target, deps);
  const { edited, ...paths } = await deps.store.writeBrief(slug, { ...files, edited: copy }, choice.target);
  if (status === 'final') await handOff(experiment, deps);
  const isTold = copy !== undefined && !isAsWritten(withoutAnswer(copy.data), deps.sha256);
  return { status, ...paths, ...(isTold && edited !== undefined && { edited }), blockers };
}

/**
 * The brief as it would be exported now, without writing anything.
 *
 * @param gaps what a scan of the variant says, where there was one
 */
export async function readBrief(
  experiment: Experiment,
  { gaps, ...choice }: Pick<BriefChoice, 'variant' | 'screens'> & { readonly gaps?: readonly BriefGap[] },
  deps: BriefDeps,
): Promise<Brief> {
  return composeBrief({ ...(await readRecords(experiment, choice, deps)), ...(gaps && { gaps }) });
}

async function filesOf(
  brief: Brief,
  markdown: string,
  records: BriefRecords,
  { screens = [], formats, target }: BriefChoice,
): Promise<Omit<BriefFiles, 'edited'>> {
  const wanted = new Set<BriefFormat>(formats ?? (target === undefined ? briefFormats : ['html']));
  const drawings = briefPictures(decidedReading(records), records);
  const shots = screens.flatMap((one) =>
    'file' in one && one.png !== undefined ? [{ file: one.file, png: one.png }] : [],
  );
  const images = new Map([
    ...drawings.map(({ file, svg }) => [file, svgDataUri(svg)] as const),
    ...shots.map(({ file, png }) => [file, pngDataUri(png)] as const),
  ]);
  const render = {
    html: async () => (await import('../core/handoff/html/renderHtml.ts')).renderHtml(brief, images),
    issue: async () => renderIssue(brief),
    spec: async () => renderSpecKit(brief),
  };
  const texts = { brief: markdown, json: renderJson(brief) };
  const others = await Promise.all(
    briefFormats.filter((name) => wanted.has(name)).map(async (name) => [name, await render[name]()]),
  );
  return {
    texts: { ...texts, ...Object.fromEntries(others) },
    pictures: drawings.map(({ name, svg }) => ({ name: `${name}.svg`, data: svg })),
    screens: shots.map(({ file, png }) => ({ name: file.replace(/^.*\//, ''), data: png })),
  };
}

const copyDigits = 8;

/** A copy of the brief in place, where people wrote into it: under a name of its own, the same for the same text. */
async function editedBrief(slug: string, target: string | undefined, { store, sha256 }: BriefDeps) {
  const before = await store.readBrief(slug, target);
  if (before === undefined || isAsWritten(before.text, sha256)) return undefined;
  return { name: `brief-edited-${sha256(before.text).slice(0, copyDigits)}.md`, data: before.text };
}

async function readRecords(
  experiment: Experiment,
  choice: Pick<BriefChoice, 'variant' | 'screens'>,
  deps: BriefDeps,
): Promise<BriefRecords> {
  const { store, sha256 } = deps;
  const { slug } = experiment;
  const protocol = protocolOf(experiment);
  const variant = await handedOffVariant(experiment, choice.variant, store);
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
    ...(choice.screens && { screens: choice.screens }),
    present: {
      protocol: hashProtocol(protocol, sha256),
      prototypes: await fingerprintVariants(slug, protocol.variants, deps),
      footnoteOnly: await findFootnoteOnly(experiment, generations.records, store),
    },
    unreadable: {
      evidence: evidence.damaged.length,
      generations: generations.damaged.length,
      crossings: crossings.damaged.length,
    },
  };
}

/**
 * The variant that a brief is about.
 *
 * @param wanted by whoever asks; without it, the one that was decided on, or else the one that the count rests on, or the
 *   newest that has files
 * @throws FootbridgeError `unknown-variant`
 */
export async function handedOffVariant(
  experiment: Experiment,
  wanted: string | undefined,
  store: LabStore,
): Promise<string | undefined> {
  const has = (id: string) => experiment.variants.some((variant) => variant.id === id);
  const { verdict } = experiment;
  if (wanted === undefined) {
    const shown = verdict?.variant ?? (await countedVariant(experiment, store));
    return shown !== undefined && has(shown) ? shown : await newestVariant(experiment, store);
  }
  if (!has(wanted)) throw errors.unknownVariant(wanted);
  return wanted;
}

/** The variant that the count rests on; `undefined` where nobody tried any, or its files are gone. */
async function countedVariant(experiment: Experiment, store: LabStore): Promise<string | undefined> {
  const { slug, hypothesis, variants } = experiment;
  if (variants.length < 2) return undefined;
  const { records } = await store.readEvidence(slug);
  const ids = variants.map(({ id }) => id);
  const counts = tally(orderedSessions(records), askedTasks(experiment), hypothesis.criterion, ids);
  if (counts.participants === 0) return undefined;
  return (await store.readVariant(slug, counts.variant)).length > 0 ? counts.variant : undefined;
}

/** Written only when something changes, so that a second export leaves the experiment as it is. */
async function handOff(experiment: Experiment, { store, clock }: BriefDeps): Promise<void> {
  const now = clock.now();
  const handedOff = (one: Experiment): Experiment => ({
    ...advance(one, 'handedOff', now),
    handedOffAt: one.handedOffAt ?? now.toISOString(),
  });
  const { stage, handedOffAt } = handedOff(experiment);
  if (stage !== experiment.stage || handedOffAt !== experiment.handedOffAt)
    await store.updateExperiment(experiment.slug, handedOff);
}
