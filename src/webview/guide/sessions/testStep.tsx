import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { shownExperiment } from '../steps.ts';
import { Protocol } from './protocol.tsx';
import { SessionCard } from './sessionCard.tsx';
import { SessionList } from './sessionList.tsx';
import { StartSession } from './startSession.tsx';
import { TallyWords } from './tallyWords.tsx';

/** The third step: put the prototype before people and note how each task ended. */
export function TestStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (!experiment) return <p class="hint">{l10n.t('Here you record what people do with the prototype.')}</p>;
  return (
    <>
      {experiment.tally.participants > 0 && <TallyWords experiment={experiment} />}
      <Protocol experiment={experiment} />
      <Sessions key={experiment.slug} experiment={experiment} />
    </>
  );
}

function Sessions({ experiment }: { readonly experiment: ExperimentView }) {
  const { sessions, hasPrototype, verdict } = experiment;
  const [chosen, choose] = useState<string>();
  const open = sessions.find((one) => one.id === chosen) ?? sessions.findLast((one) => !one.ended);
  const card = useFocusOnNewCard(verdict ? undefined : open?.id);
  const others = sessions.filter((session) => session !== open || verdict);
  return (
    <>
      {!hasPrototype && <p class="hint">{l10n.t('Make the prototype first; then put it before people.')}</p>}
      {hasPrototype && !verdict && open && (
        <div ref={card}>
          <SessionCard
            key={open.id}
            session={open}
            experiment={experiment}
            onClose={() => choose(undefined)}
          />
        </div>
      )}
      {hasPrototype && !verdict && !open && <StartSession experiment={experiment} />}
      {others.length > 0 && (
        <SessionList sessions={others} experiment={experiment} onOpen={verdict ? undefined : choose} />
      )}
    </>
  );
}

/** A session that appears while the page is in use takes the focus, so that recording can begin at once. */
function useFocusOnNewCard(id: string | undefined) {
  const card = useRef<HTMLDivElement>(null);
  const before = useRef(id);
  useLayoutEffect(() => {
    if (id !== undefined && id !== before.current)
      card.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    before.current = id;
  }, [id]);
  return card;
}
