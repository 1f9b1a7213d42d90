import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import type { Learning } from '../../core/handoff/learning/learning.ts';
import { relatedLearnings } from '../../core/handoff/learning/relatedLearnings.ts';
import type { RelatedView } from '../../protocol/guideHandoff.ts';

/** What was learnt before about the same as what is being framed, worked out once per text and set of learnings. */
export class RelatedReading {
  #last:
    | {
        readonly draft: HypothesisDraft;
        readonly learnings: readonly Learning[];
        readonly found: readonly RelatedView[];
      }
    | undefined;

  /** @param form its name is the slug of the experiment, or `new` */
  of(
    { name, draft }: { readonly name: string; readonly draft: HypothesisDraft },
    learnings: readonly Learning[],
  ): readonly RelatedView[] {
    if (this.#last?.draft !== draft || this.#last.learnings !== learnings)
      this.#last = { draft, learnings, found: relatedLearnings(draft, learnings, name).map(view) };
    return this.#last.found;
  }
}

function view({ learning, supersededBy }: ReturnType<typeof relatedLearnings>[number]): RelatedView {
  const { slug, title, at, outcome, evidence, insight } = learning;
  const { successes, participants } = evidence;
  return {
    slug,
    title,
    at,
    outcome,
    successes,
    participants,
    insight,
    superseded: supersededBy !== undefined,
  };
}
