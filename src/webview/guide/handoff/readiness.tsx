import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { BlockerView } from '../../../protocol/guideHandoff.ts';
import { Icon } from '../../shared/icon.tsx';
import { useHost } from '../host.ts';
import { editAt } from '../plan/editAt.ts';
import type { StepName } from '../steps.ts';
import { staysDraft } from './decidedEarly.ts';
import { EarlyVerdict } from './earlyVerdict.tsx';
import { handoffControl, isAskedHere } from './handoffFields.ts';
import { stepOf, whatIsThere } from './readinessItems.ts';
import { AskedFor } from './askedFor.tsx';
import { askedForMore } from './standing.ts';
import type { AnswersModel } from './useAnswers.ts';

interface ReadinessProps {
  readonly experiment: ExperimentView;
  /** What only the team can say, as it is being written. */
  readonly model: AnswersModel;
  /** Unfolds a step and puts the focus there. */
  readonly onShow: (step: StepName, control?: string) => void;
}

/** What keeps the brief from being final, each with the way to where it is put right; what is there is folded. */
export function Readiness({ experiment, model, onShow }: ReadinessProps) {
  const { readiness } = experiment.handoff;
  if (!readiness)
    return (
      <p class="hint" role="status">
        {l10n.t('Looking through the records…')}
      </p>
    );
  const early = staysDraft(experiment);
  const asked = askedForMore(experiment);
  // What can be put right no more is said once, and is no way to a step where nothing can be done.
  const blockers = readiness.blockers.filter(({ field }) => early === undefined || field !== 'evidence');
  return (
    <section class="readiness" aria-labelledby="readiness-heading">
      <h3 id="readiness-heading">
        {early !== undefined
          ? l10n.t('The brief stays a draft')
          : asked
            ? l10n.t('{0} asked for more', asked.reviewer)
            : heading(blockers.length)}
      </h3>
      {early !== undefined && <EarlyVerdict words={early} />}
      {(asked || blockers.length > 0) && (
        <ul class="missing">
          {asked && <AskedFor answer={asked} experiment={experiment} model={model} onShow={onShow} />}
          {blockers.map((blocker, index) => (
            <Missing
              key={blocker.field + blocker.message}
              blocker={blocker}
              isFirst={index === 0 && !asked && early === undefined}
              experiment={experiment}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
      {readiness.later > 0 && <p class="hint">{laterWords(readiness.later)}</p>}
      <There there={whatIsThere(experiment)} />
    </section>
  );
}

function heading(missing: number): string {
  if (missing === 0) return l10n.t('Everything engineering asks for is there');
  return missing === 1
    ? l10n.t('One thing is missing for a final brief')
    : l10n.t('{0} things are missing for a final brief', missing);
}

/** Said from the start, so that a verdict does not make the list longer by surprise. */
function laterWords(later: number): string {
  return later === 1
    ? l10n.t(
        'Once it is decided to build it, one more thing is for you to write. You can write it below already.',
      )
    : l10n.t(
        'Once it is decided to build it, {0} more things are for you to write. You can write them below already.',
        later,
      );
}

interface MissingProps extends Omit<ReadinessProps, 'model'> {
  readonly blocker: BlockerView;
  readonly isFirst: boolean;
}

function Missing({ blocker: { message, field }, isFirst, experiment, onShow }: MissingProps) {
  const host = useHost();
  const go = (): void => {
    const step = stepOf(field);
    if (step) onShow(step);
    else if (isAskedHere(field, experiment)) onShow('handOff', handoffControl(field));
    else if (experiment.verdict) onShow('frame');
    else editAt(host, field);
  };
  const next = isFirst && experiment.verdict !== undefined;
  return (
    <li>
      <Icon name="half" />
      <button type="button" class="link" data-next={next ? 'focus' : undefined} onClick={go}>
        {message}
      </button>
    </li>
  );
}

function There({ there }: { readonly there: readonly string[] }) {
  if (there.length === 0) return null;
  return (
    <details class="more there">
      <summary>
        {there.length === 1 ? l10n.t('One thing is there') : l10n.t('{0} things are there', there.length)}
      </summary>
      <ul>
        {there.map((item) => (
          <li key={item}>
            <Icon name="check" />
            {item}
          </li>
        ))}
      </ul>
    </details>
  );
}
