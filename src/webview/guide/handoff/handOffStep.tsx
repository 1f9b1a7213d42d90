import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { shownExperiment, type StepName } from '../steps.ts';
import { CompleteFields } from './completeFields.tsx';
import { staysDraft } from './decidedEarly.ts';
import { DisposalCard } from './disposalCard.tsx';
import { ExportedBrief } from './exportedBrief.tsx';
import { GapsSummary } from './gapsSummary.tsx';
import { Readiness } from './readiness.tsx';
import { ReviewCard } from './reviewCard.tsx';
import { askedForMore, handoffStanding, isExported, isOnlyDraft } from './standing.ts';
import { useAnswers } from './useAnswers.ts';

interface HandOffStepProps {
  readonly state: GuideState;
  /** Unfolds a step and puts the focus there. */
  readonly onShow: (step: StepName, control?: string) => void;
}

/** The last step: what engineering receives instead of the prototype's code, what it answers, and the prototype's end. */
export function HandOffStep({ state, onShow }: HandOffStepProps) {
  const experiment = shownExperiment(state);
  if (!experiment) return <Contents />;
  const { slug } = experiment;
  const standing = handoffStanding(experiment);
  const lab = state.lab?.path;
  const brief = <ExportedBrief experiment={experiment} lab={lab} offersExport={false} />;
  const end = <DisposalCard key={slug} experiment={experiment} />;
  if (standing === 'discarded')
    return (
      <>
        {end}
        {brief}
      </>
    );
  return (
    <>
      <ReviewCard key={`${slug}-review`} experiment={experiment} />
      {isExported(standing) ? (
        <Exported key={slug} experiment={experiment} lab={lab} onShow={onShow} />
      ) : (
        <>
          {standing === 'open' && <Purpose experiment={experiment} />}
          <Making key={slug} experiment={experiment} onShow={onShow} />
          {brief}
        </>
      )}
      {end}
    </>
  );
}

interface PartProps extends Omit<HandOffStepProps, 'state'> {
  readonly experiment: ExperimentView;
}

/** A brief that is where it should be: making it steps back, until somebody unfolds it. There is one button to export, whichever. */
function Exported({ experiment, lab, onShow }: PartProps & { readonly lab: string | undefined }) {
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <ExportedBrief experiment={experiment} lab={lab} offersExport={!isMaking} />
      <details class="more again" onToggle={({ currentTarget }) => setMaking(currentTarget.open)}>
        <summary>{l10n.t('Add something, or export again')}</summary>
        <Making experiment={experiment} onShow={onShow} />
      </details>
    </>
  );
}

function Purpose({ experiment: { verdict } }: { readonly experiment: ExperimentView }) {
  return verdict?.outcome === 'invalidated' ? (
    <p>{l10n.t('The brief keeps what you learnt, so that nobody has to find it out again.')}</p>
  ) : (
    <Contents />
  );
}

function Contents() {
  const host = useHost();
  return (
    <>
      <p>{l10n.t('The Handoff Brief is what crosses the bridge, not the code.')}</p>
      <details class="more">
        <summary>{l10n.t('What it contains')}</summary>
        <ul class="contents">
          <li>{l10n.t('the decision, the bar and what the count says')}</li>
          <li>{l10n.t('what people did, session by session, without names')}</li>
          <li>{l10n.t('a picture of every screen, and how they follow each other')}</li>
          <li>{l10n.t('acceptance criteria from the tasks, each with its evidence')}</li>
          <li>
            {l10n.t('what the prototype leaves to engineering: scale, resilience, security, maintainability')}
          </li>
        </ul>
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'run', command: 'footbridge.showTeamProtocol' })}
        >
          {l10n.t('What your team agreed on')}
        </button>
      </details>
    </>
  );
}

/** What is missing, what only the team can say, what engineering would do differently, and the export. */
function Making({ experiment, onShow }: PartProps) {
  const { handoff } = experiment;
  const model = useAnswers(experiment);
  return (
    <>
      <Readiness experiment={experiment} model={model} onShow={onShow} />
      <CompleteFields experiment={experiment} model={model} />
      {handoff.readiness && <GapsSummary gaps={handoff.readiness.gaps} />}
      <Export experiment={experiment} />
    </>
  );
}

function Export({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { stage } = experiment;
  const isDraft = isOnlyDraft(experiment);
  const isNext = !isDraft && handoffStanding(experiment) !== 'accepted' && !askedForMore(experiment);
  const wasHandedOff = stage === 'handedOff';
  // What stays a draft has its button beside the words that say so.
  if (staysDraft(experiment) !== undefined) return null;
  return (
    <>
      {isDraft && (
        <p class="hint">{l10n.t('A draft can be exported at any time. It says on top what is missing.')}</p>
      )}
      <div class="buttons">
        <button
          type="button"
          class={
            isNext && (!wasHandedOff || handoffStanding(experiment) === 'returned') ? 'primary' : 'secondary'
          }
          data-next={isNext ? 'press' : undefined}
          onClick={() => host.send({ type: 'exportBrief', draft: isDraft })}
        >
          {exportLabel(isDraft, wasHandedOff)}
        </button>
      </div>
    </>
  );
}

function exportLabel(isDraft: boolean, wasHandedOff: boolean): string {
  if (isDraft) return l10n.t('Export a draft');
  return wasHandedOff ? l10n.t('Export again') : l10n.t('Export Handoff Brief');
}
