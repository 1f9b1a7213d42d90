import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import type { RunView } from './sessionFacts.ts';

interface RatingsProps {
  readonly session: SessionView;
  readonly run: RunView;
  readonly experiment: ExperimentView;
}

/** What they answered aloud, where their page did not ask: ease per task, and both items of UMUX-Lite. */
export function Ratings({ session, run, experiment }: RatingsProps) {
  const host = useHost();
  const about = { session: session.id, variant: run.variant };
  return (
    <details class="more ratings">
      <summary>{l10n.t('How they rate it')}</summary>
      <p class="hint">{l10n.t('How easy was it? 1 is very difficult, 7 very easy.')}</p>
      {experiment.tasks.map(({ id, goal }) => (
        <Rating
          key={id}
          id={`seq-${session.id}-${run.variant}-${id}`}
          label={goal}
          value={run.attempts[id]?.seq}
          onChange={(value) => host.send({ type: 'recordSeq', ...about, task: id, value })}
        />
      ))}
      <UmuxLite session={session} run={run} />
    </details>
  );
}

/** Both items belong together: they are recorded once both are given. */
function UmuxLite({ session, run }: Omit<RatingsProps, 'experiment'>) {
  const host = useHost();
  const [given, setGiven] = useState<{ capabilities?: number; ease?: number }>(run.umuxLite ?? {});
  const give = (part: { capabilities?: number; ease?: number }): void => {
    const both = { ...given, ...part };
    setGiven(both);
    const { capabilities, ease } = both;
    if (capabilities !== undefined && ease !== undefined)
      host.send({
        type: 'recordUmuxLite',
        session: session.id,
        variant: run.variant,
        capabilities,
        ease,
      });
  };
  const id = `umux-${session.id}-${run.variant}`;
  return (
    <>
      <p class="hint">{l10n.t('Do they agree? 1 is not at all, 7 entirely.')}</p>
      <Rating
        id={`${id}-capabilities`}
        label={l10n.t('It does what I need')}
        value={given.capabilities}
        onChange={(capabilities) => give({ capabilities })}
      />
      <Rating
        id={`${id}-ease`}
        label={l10n.t('It is easy to use')}
        value={given.ease}
        onChange={(ease) => give({ ease })}
      />
    </>
  );
}

interface RatingProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

function Rating({ id, label, value, onChange }: RatingProps) {
  return (
    <div class="rating">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => {
          if (event.currentTarget.value !== '') onChange(Number(event.currentTarget.value));
        }}
      >
        <option value="">–</option>
        {[1, 2, 3, 4, 5, 6, 7].map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </div>
  );
}
