import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { LockCard } from '../plan/lockCard.tsx';
import { shownExperiment } from '../steps.ts';
import { Elsewhere } from './elsewhere.tsx';
import { InterruptedCard } from './interruptedCard.tsx';
import { LiveCard } from './liveCard.tsx';
import { PilotCard } from './pilotCard.tsx';
import { PilotReport } from './pilotReport.tsx';
import { ReportCard } from './reportCard.tsx';
import { SessionCard } from './sessionCard.tsx';
import { statusOf } from './sessionFacts.ts';
import { SessionList } from './sessionList.tsx';
import { StartSession } from './startSession.tsx';
import { TallyWords } from './tallyWords.tsx';

/** The third step: put the prototype before people and note how each task ended. */
export function TestStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (!experiment) return <p class="hint">{l10n.t('Here you record what people do with the prototype.')}</p>;
  const { report } = experiment.evidence;
  return (
    <>
      <div role="status">{report?.type === 'withdrawn' && <ReportCard report={report} />}</div>
      <Sessions key={experiment.slug} experiment={experiment} isEditing={state.form !== undefined} />
    </>
  );
}

interface SessionsProps {
  readonly experiment: ExperimentView;
  /** Whether the hypothesis is being changed. */
  readonly isEditing: boolean;
}

/** A session that is under way comes first, and while it runs nothing else asks for attention. */
function Sessions({ experiment, isEditing }: SessionsProps) {
  const { sessions, hasPrototype, verdict, evidence } = experiment;
  const [chosen, choose] = useState<string>();
  const shown = verdict || !hasPrototype ? undefined : shownSession(experiment, chosen);
  const card = useFocusOnNewCard(shown && cardOf(shown, experiment, chosen));
  const others = sessions.filter((session) => session !== shown);
  return (
    <>
      {shown && (
        <div ref={card}>
          <OpenSession experiment={experiment} session={shown} chosen={chosen} onChoose={choose} />
        </div>
      )}
      {!evidence.live && <Preparations experiment={experiment} isEditing={isEditing} isFree={!shown} />}
      {others.length > 0 && (
        <SessionList sessions={others} experiment={experiment} onOpen={verdict ? undefined : choose} />
      )}
    </>
  );
}

interface PreparationsProps extends SessionsProps {
  /** Whether nobody's session waits to be gone on with. */
  readonly isFree: boolean;
}

/** Where the test stands, how it goes, and the ways to the next participant. */
function Preparations({ experiment, isEditing, isFree }: PreparationsProps) {
  const { hasPrototype, verdict, tally, stage } = experiment;
  return (
    <>
      {tally.participants > 0 && <TallyWords experiment={experiment} />}
      <LockCard experiment={experiment} isEditing={isEditing} />
      {!hasPrototype && stage !== 'discarded' && (
        <p class="hint">{l10n.t('Make the prototype first; then put it before people.')}</p>
      )}
      {verdict && <p class="hint">{l10n.t('Decided: nobody tries it any more.')}</p>}
      {hasPrototype && !verdict && isFree && (
        <>
          <PilotCard experiment={experiment} />
          <PilotReport experiment={experiment} />
          <StartSession experiment={experiment} />
        </>
      )}
      <Elsewhere experiment={experiment} />
    </>
  );
}

/** The one that was chosen, or runs, or was left in the middle last. */
function shownSession(experiment: ExperimentView, chosen: string | undefined): SessionView | undefined {
  const { sessions } = experiment;
  const having = (status: ReturnType<typeof statusOf>) =>
    sessions.filter((one) => statusOf(one, experiment) === status);
  // One that runs stays, also where the page says that it broke: its participant is still there.
  return (
    sessions.find((one) => one.id === chosen) ??
    having('live')[0] ??
    having('interrupted').find(({ excluded }) => excluded === undefined)
  );
}

/** Which card shows a session: another one of the same session is a new one as well. */
function cardOf(session: SessionView, experiment: ExperimentView, chosen: string | undefined): string {
  const isByHand = chosen === session.id;
  return [session.id, statusOf(session, experiment), isByHand && 'by hand'].join(' ');
}

interface OpenSessionProps {
  readonly experiment: ExperimentView;
  readonly session: SessionView;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function OpenSession({ experiment, session, chosen, onChoose }: OpenSessionProps) {
  const { live } = experiment.evidence;
  if (live?.session === session.id)
    return <LiveCard key={session.id} live={live} session={session} experiment={experiment} />;
  if (statusOf(session, experiment) === 'interrupted' && chosen !== session.id)
    return (
      <InterruptedCard
        key={`interrupted-${session.id}`}
        session={session}
        experiment={experiment}
        onRecord={() => onChoose(session.id)}
      />
    );
  return (
    <SessionCard
      key={session.id}
      session={session}
      experiment={experiment}
      onClose={() => onChoose(undefined)}
    />
  );
}

/**
 * A session that appears while the page is in use takes the focus, so that recording can begin at once. Where a participant
 * is already typing in their page, it is not taken from them.
 */
function useFocusOnNewCard(shown: string | undefined) {
  const card = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (shown !== undefined && shown !== before.current && document.hasFocus())
      firstControl(card.current)?.focus();
    before.current = shown;
  }, [shown]);
  return card;
}

/** While a page notices outcomes itself, what is left to do is writing; arrow keys must not change what it noticed. */
function firstControl(card: HTMLElement | null): HTMLElement | null | undefined {
  return (
    card?.querySelector<HTMLElement>('.live textarea') ??
    card?.querySelector<HTMLElement>('input, textarea, button')
  );
}
