import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { minimumParticipants } from '../people.ts';
import { tallySentence, variantName } from '../words.ts';

/** The count against the bar: in words first, then as one mark per person. Variants stand beside each other, never added up. */
export function TallyWords({ experiment }: { readonly experiment: ExperimentView }) {
  const { tally } = experiment;
  const minimum = minimumParticipants(experiment);
  const several = tally.variants.length > 1;
  return (
    <div class="tally">
      {(several ? tally.variants : [tally]).map((one) => (
        <div key={one.variant}>
          <p class="tally-words">
            {several && `${variantName(one.variant)}: `}
            {tallySentence(one, minimum)}
          </p>
          <Pips {...one} minimum={minimum} />
        </div>
      ))}
    </div>
  );
}

interface PipsProps {
  readonly successes: number;
  readonly participants: number;
  readonly passBar: number;
  readonly minimum: number;
}

/** One mark per person, and a line at the bar; nothing where they would be too many to see. */
export function Pips({ successes, participants, passBar, minimum }: PipsProps) {
  const places = Math.max(participants, minimum);
  if (places > 30) return null;
  return (
    <div class="pips" aria-hidden="true">
      {Array.from({ length: places }, (_, index) => (
        <Pip
          key={index}
          how={index < successes ? 'success' : index < participants ? 'miss' : 'open'}
          isBar={index + 1 === passBar}
        />
      ))}
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
