import type { Experiment } from '../core/experiment/experiment.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import { answeredJson } from '../core/handoff/review/answeredJson.ts';
import { fillReview, type FilledReview } from '../core/handoff/review/fillReview.ts';
import type { Review } from '../core/handoff/review/review.ts';
import { handedOffVariant, whileUnchanged } from './exportBrief.ts';
import { isBriefOf } from './isBriefOf.ts';
import type { BriefTexts, LabStore } from './ports.ts';
import { handedOffSince } from './reviewBrief.ts';

/**
 * How the brief in the lab stands to the answer on record: it says the same (`there`), somebody wrote another answer into its form,
 * which stays (`other`), or it has no form that the answer could go into, as where there is no brief (`none`).
 */
export type AnswerInBrief = 'there' | 'other' | 'none';

interface Deps {
  readonly store: LabStore;
  readonly sha256: Sha256;
}

/**
 * Writes the latest answer on record into the brief that it is about, where that lies in the lab: into the review form of
 * `brief.md` and of `brief.html`, and among the reviews of `brief.json`. All else in these files stays. Briefs that were exported
 * to another folder are not looked for.
 *
 * @throws FootbridgeError `busy` while the prototype is being changed, and what the store meets
 */
export async function answerInBrief(slug: string, { store, sha256 }: Deps): Promise<AnswerInBrief> {
  const variant = await handedOffVariant(await store.readExperiment(slug), undefined, store);
  let standing: AnswerInBrief = 'none';
  // No other brief takes this one's place meanwhile, as the answer would not be to that one.
  const isWritten = await whileUnchanged(slug, variant, store, async () => {
    const experiment = await store.readExperiment(slug);
    return await store.changeBrief(slug, async (texts) => {
      const { form, ...changed } = await answered(experiment, texts, sha256);
      standing = form;
      return changed;
    });
  });
  return isWritten ? standing : 'none';
}

async function answered(
  experiment: Experiment,
  { brief, json, html }: BriefTexts,
  sha256: Sha256,
): Promise<BriefTexts & { readonly form: AnswerInBrief }> {
  const since = handedOffSince(experiment);
  const [answer, ...before] = answersTo(experiment, since).toReversed();
  if (since === undefined || !answer || brief === undefined || !isBriefOf(experiment, since, brief))
    return { form: 'none' };
  const filled = fillReview(brief, answer, sha256);
  if (filled.kind === 'noForm') return { form: 'none' };
  const { reviews = [], slug } = experiment;
  const newJson = json === undefined ? undefined : answeredJson(json, slug, reviews);
  const newHtml = html === undefined ? undefined : await answeredPage(html, before, answer);
  return {
    form: standingOf(filled),
    ...(filled.kind === 'filled' && { brief: filled.text }),
    ...(newJson !== undefined && { json: newJson }),
    ...(newHtml !== undefined && { html: newHtml }),
  };
}

function answersTo({ reviews = [] }: Experiment, since: string | undefined): readonly Review[] {
  return reviews.filter(({ handedOffAt }) => handedOffAt === since);
}

function standingOf({ kind }: FilledReview): AnswerInBrief {
  return kind === 'taken' ? 'other' : 'there';
}

async function answeredPage(
  page: string,
  before: readonly Review[],
  answer: Review,
): Promise<string | undefined> {
  const { answeredHtml } = await import('../core/handoff/html/renderHtml.ts');
  return answeredHtml(page, [undefined, ...before], answer);
}
