import type { Sha256 } from '../core/evidence/protocol.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Brief } from '../core/handoff/briefSchema.ts';
import { headOfBrief } from '../core/handoff/markdown/frontMatter.ts';
import { newerThanBrief, type Newer } from '../core/handoff/newerThanBrief.ts';
import { parseBriefJson } from '../core/handoff/parseBriefJson.ts';
import { formStanding, type FormStanding } from '../core/handoff/review/formStanding.ts';
import { isBriefOf } from './isBriefOf.ts';
import type { LabStore } from './ports.ts';
import { handedOffSince } from './reviewBrief.ts';

/** How the brief that lies in the lab stands to the records. */
export interface BriefStanding {
  /** What an export would say otherwise; none where it would say the same. */
  readonly newer: readonly Newer[];
  readonly form: FormStanding;
}

/**
 * Compares the brief in the experiment's own folder with the records.
 *
 * @param now the brief as it would be exported now
 * @returns `undefined` when there is no brief
 * @throws what the store meets
 */
export async function briefStanding(
  experiment: Experiment,
  now: Brief,
  { store, sha256 }: { readonly store: Pick<LabStore, 'readBrief'>; readonly sha256: Sha256 },
): Promise<BriefStanding | undefined> {
  const brief = await store.readBrief(experiment.slug);
  if (brief === undefined) return undefined;
  return { newer: newerThan(brief, now), form: formOf(experiment, brief.text, sha256) };
}

function newerThan({ text, json }: { text: string; json: string | undefined }, now: Brief): readonly Newer[] {
  const exported = json === undefined ? undefined : parseBriefJson(json);
  if (exported?.experiment.slug === now.experiment.slug) return newerThanBrief(exported, now);
  // Without its data, only the time that the brief itself names is known.
  const head = headOfBrief(text);
  const isOlder = head !== undefined && Date.parse(head.asOf) + 1000 <= Date.parse(now.asOf);
  return isOlder ? [{ part: 'other', count: 1 }] : [];
}

function formOf(experiment: Experiment, text: string, sha256: Sha256): FormStanding {
  const since = handedOffSince(experiment);
  if (since === undefined || !isBriefOf(experiment, since, text)) return 'agrees';
  const answer = experiment.reviews?.findLast(({ handedOffAt }) => handedOffAt === since);
  return formStanding(text, answer, sha256);
}
