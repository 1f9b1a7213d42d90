import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../icon.tsx';
import { minimumParticipants } from '../steps.ts';
import { tallySentence } from '../words.ts';

/** The count against the bar: in words first, then as one mark per person. */
export function TallyWords({ experiment }: { readonly experiment: ExperimentView }) {
  const { successes, participants, passBar } = experiment.tally;
  const places = Math.max(participants, minimumParticipants(experiment));
  return (
    <div class="tally">
      <p class="tally-words">{tallySentence(experiment)}</p>
      {places <= 30 && (
        <div class="pips" aria-hidden="true">
          {Array.from({ length: places }, (_, index) => (
            <Pip
              key={index}
              how={index < successes ? 'success' : index < participants ? 'miss' : 'open'}
              isBar={index + 1 === passBar}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** One person: succeeded, did not, or still to come. */
function Pip({ how, isBar }: { readonly how: 'success' | 'miss' | 'open'; readonly isBar: boolean }) {
  return (
    <span class={`pip ${how}${isBar ? ' bar' : ''}`}>
      {how !== 'open' && <Icon name={how === 'success' ? 'check' : 'cross'} />}
    </span>
  );
}
