import { useState } from 'preact/hooks';
import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { HandoffMessage } from '../../../protocol/guideHandoff.ts';
import { useKeptText } from '../memory.ts';
import { minimumParticipants } from '../people.ts';
import { tallySentence } from '../words.ts';

type Note = Extract<HandoffMessage, { type: 'discardPrototype' }>['learning'];

/** One text of the learning card being written. */
export interface LearningPart {
  readonly id: string;
  readonly text: string;
  readonly type: (text: string) => void;
  /** What is wrong with it, once that may be shown. */
  readonly problem: string | undefined;
}

/** The learning card being written; it survives hiding the guide. */
export interface LearningModel {
  readonly observed: LearningPart;
  readonly insight: LearningPart;
  readonly action: LearningPart;
  /** Slug of the learning that it replaces, or nothing. */
  readonly supersedes: LearningPart;
  /** The card, or `undefined` where something is missing: then the focus is there and the problem is shown. */
  readonly complete: () => Note | undefined;
}

/** What the count, the verdict or an earlier card says is written already. */
export function useLearning(experiment: ExperimentView): LearningModel {
  const { slug, verdict, disposal } = experiment;
  const [tried, setTried] = useState(false);
  const partOf = (name: string, [text, type]: readonly [string, (text: string) => void]): LearningPart => ({
    id: `learnt-${name}`,
    text,
    type,
    problem: tried && text.trim() === '' ? l10n.t('Say it in a sentence.') : undefined,
  });
  const begun = disposal.note ?? {
    observed: observation(experiment),
    insight: verdict?.rationale ?? '',
    action: '',
  };
  const observed = partOf('observed', useKeptText(`learnt-observed:${slug}`, begun.observed));
  const insight = partOf('insight', useKeptText(`learnt-insight:${slug}`, begun.insight));
  const action = partOf('action', useKeptText(`learnt-action:${slug}`, begun.action));
  const supersedes = partOf(
    'instead',
    useKeptText(`learnt-instead:${slug}`, disposal.note?.supersedes ?? ''),
  );
  const complete = (): Note | undefined => {
    setTried(true);
    const missing = [observed, insight, action].find(({ text }) => text.trim() === '');
    if (missing) {
      document.getElementById(missing.id)?.focus();
      return undefined;
    }
    const replaced = disposal.earlier.find((one) => one.slug === supersedes.text)?.slug;
    return {
      observed: observed.text.trim(),
      insight: insight.text.trim(),
      action: action.text.trim(),
      ...(replaced !== undefined && { supersedes: replaced }),
    };
  };
  return { observed, insight, action, supersedes, complete };
}

/** What the count says, to begin with. */
function observation(experiment: ExperimentView): string {
  const { tally, hypothesis } = experiment;
  if (tally.participants === 0) return '';
  return `${hypothesis.criterion.metric}: ${tallySentence(tally, minimumParticipants(experiment))}`;
}
