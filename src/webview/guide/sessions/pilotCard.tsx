import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { useKept } from '../memory.ts';
import { variantName } from '../words.ts';

/** Asks for one trial run of each variant before anybody counts; it can be skipped. */
export function PilotCard({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { unpiloted } = experiment.evidence;
  const [skipped, skip] = useKept(`pilots-skipped:${experiment.slug}`);
  const hasBegun = experiment.tally.participants + experiment.tally.underWay > 0;
  if (unpiloted.length === 0 || skipped === true || hasBegun) return null;
  const several = experiment.variants.length > 1;
  return (
    <section class="card note pilot" aria-label={l10n.t('Try the test itself first')}>
      <h3>{l10n.t('Try the test itself first')}</h3>
      <p>
        {experiment.evidence.protocol.lock
          ? l10n.t(
              'Let a colleague go through it once. It shows whether the tasks can be understood and the page notices them. A pilot is never counted.',
            )
          : l10n.t(
              'Let a colleague go through it once. It shows whether the tasks can be understood and the page notices them. A pilot is never counted, and does not lock the plan.',
            )}
      </p>
      <div class="buttons">
        {unpiloted.map((variant) => (
          <button
            key={variant}
            type="button"
            class="secondary"
            onClick={() =>
              host.send({ type: 'startSession', participant: pilotCode(experiment), variant, pilot: true })
            }
          >
            {several ? l10n.t('Run a pilot of {0}', variantName(variant)) : l10n.t('Run a pilot')}
          </button>
        ))}
        <button type="button" class="quiet" onClick={() => skip(true)}>
          {l10n.t('Skip')}
        </button>
      </div>
    </section>
  );
}

/** Pilots have codes of their own, so that those of participants stay in a row. */
function pilotCode({ sessions }: ExperimentView): string {
  const taken = new Set(sessions.map(({ participant }) => participant.toUpperCase()));
  let number = 1;
  while (taken.has(`T${number}`)) number += 1;
  return `T${number}`;
}
