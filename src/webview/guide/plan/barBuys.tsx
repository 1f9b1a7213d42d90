import * as l10n from '@vscode/l10n';
import type { BarView } from '../../../protocol/guidePlan.ts';
import { Icon } from '../../shared/icon.tsx';
import { chanceWord } from './planWords.ts';

/** A kill bar that stops what most people can do more often than this is said to. */
const mostStopped = 0.1;

interface BarBuysProps {
  readonly bar: BarView;
  /** Whether everybody tries all variants. */
  readonly isWithin: boolean;
  readonly onUse: (bar: { readonly passAtLeast: number; readonly minimumParticipants: number }) => void;
}

/** What the bar is worth: how often luck passes it, and how often it turns down what is good. */
export function BarBuys({ bar, isWithin, onUse }: BarBuysProps) {
  const { passAtLeast, minimumParticipants, passesAtHalf, failsAt80, killsAt80, killAtMost } = bar;
  return (
    <div class={bar.weak ? 'bar-buys weak' : 'bar-buys'} role="status">
      <p class="plan-heading">{l10n.t('What this bar buys')}</p>
      <p>
        {l10n.t(
          '{0} of {1} passes {2} of the time even if only half of all people can do it, and fails {3} of the time if {4} can.',
          passAtLeast,
          minimumParticipants,
          chanceWord(passesAtHalf),
          chanceWord(failsAt80),
          chanceWord(0.8),
        )}
      </p>
      {killsAt80 > mostStopped && (
        <p>
          {l10n.t(
            'Stopping at {0} or fewer gives up {1} of the time although {2} can do it.',
            killAtMost,
            chanceWord(killsAt80),
            chanceWord(0.8),
          )}
        </p>
      )}
      {passAtLeast === minimumParticipants && (
        <p>
          {l10n.t(
            'It asks for everybody, which no test can show for sure, however many do it. The result will say how likely it is that more than {0} can.',
            chanceWord(0.9),
          )}
        </p>
      )}
      {bar.several && <p>{severalWords(bar.several, isWithin)}</p>}
      {bar.weak && <Weak bar={bar} onUse={onUse} />}
    </div>
  );
}

/** Several variants have several chances; those of the same people go up and down together. */
function severalWords(several: NonNullable<BarView['several']>, isWithin: boolean): string {
  const chance = chanceWord(several.onePasses);
  return isWithin
    ? l10n.t('With {0} variants, one of them passes by luck up to {1} of the time.', several.variants, chance)
    : l10n.t('With {0} variants, one of them passes by luck {1} of the time.', several.variants, chance);
}

function Weak({ bar: { weak, instead }, onUse }: Pick<BarBuysProps, 'bar' | 'onUse'>) {
  return (
    <>
      <p class="weakness">
        <Icon name="warning" />
        <strong>
          {weak === 'passesByChance'
            ? l10n.t('Luck passes this bar too often.')
            : l10n.t('This bar turns down what most people can do.')}
        </strong>
      </p>
      {instead && (
        <>
          <p>
            {l10n.t(
              '{0} of {1} would pass by luck {2} of the time, and fail {3} of the time if {4} can.',
              instead.passAtLeast,
              instead.minimumParticipants,
              chanceWord(instead.passesAtHalf),
              chanceWord(instead.failsAt80),
              chanceWord(0.8),
            )}
          </p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              const { passAtLeast, minimumParticipants } = instead;
              onUse({ passAtLeast, minimumParticipants });
            }}
          >
            {l10n.t('Use {0} of {1}', instead.passAtLeast, instead.minimumParticipants)}
          </button>
        </>
      )}
    </>
  );
}
