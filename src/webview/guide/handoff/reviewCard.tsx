import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { dayWord } from '../plan/planWords.ts';
import { AnswerForm } from './answerForm.tsx';
import { daysSince, handoffStanding, lastAnswer } from './standing.ts';
import { forDays } from './handoffWords.ts';

/** What came of the brief: how long it waits, who took it on, or what is missing. */
export function ReviewCard({ experiment }: { readonly experiment: ExperimentView }) {
  const standing = handoffStanding(experiment);
  const answer = lastAnswer(experiment.handoff);
  if (standing === 'waiting') return <Waiting experiment={experiment} />;
  if (standing === 'accepted' && answer) return <Accepted answer={answer} />;
  if (standing === 'returned' && answer) return <Returned answer={answer} />;
  return null;
}

function Waiting({ experiment: { slug, handoff } }: { readonly experiment: ExperimentView }) {
  const { handedOffAt } = handoff;
  return (
    <section class="card review waiting" data-keeps-focus="review-heading" aria-labelledby="review-heading">
      <Icon name="clock" />
      <div>
        <h3 id="review-heading" tabIndex={-1}>
          {handedOffAt === undefined
            ? l10n.t('Waiting for engineering')
            : l10n.t('Waiting for engineering {0}', forDays(daysSince(handedOffAt, Date.now())))}
        </h3>
        <p class="hint">
          {l10n.t(
            'An engineer answers in the brief’s review section, at its end; it is taken in from there. Were you told in another way? Write it down here.',
          )}
        </p>
        <AnswerForm experiment={slug} />
      </div>
    </section>
  );
}

interface AnsweredProps {
  readonly answer: NonNullable<ReturnType<typeof lastAnswer>>;
}

function Accepted({ answer: { reviewer, at, reason, owner, spec } }: AnsweredProps) {
  return (
    <section class="card review accepted" data-keeps-focus="review-heading" aria-labelledby="review-heading">
      <Icon name="check" />
      <div>
        <h3 id="review-heading" tabIndex={-1}>
          {l10n.t('Accepted by {0}', reviewer)}
        </h3>
        <p class="hint">{dayWord(at)}</p>
        <blockquote>{reason}</blockquote>
        <dl class="facts">
          {owner && (
            <div>
              <dt>{l10n.t('Who takes it on')}</dt>
              <dd>{owner}</dd>
            </div>
          )}
          {spec && (
            <div>
              <dt>{l10n.t('Where the specification lies')}</dt>
              <dd class="path">{spec}</dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}

function Returned({ answer: { reviewer, at, reason } }: AnsweredProps) {
  return (
    <section class="card review returned" data-keeps-focus="review-heading" aria-labelledby="review-heading">
      <Icon name="undo" />
      <div>
        <h3 id="review-heading" tabIndex={-1}>
          {l10n.t('{0} asks for more', reviewer)}
        </h3>
        <p class="hint">{dayWord(at)}</p>
        <blockquote>{reason}</blockquote>
        <p>
          {l10n.t(
            'Add what is missing, then export the brief again. It waits for a new answer from then on.',
          )}
        </p>
      </div>
    </section>
  );
}
