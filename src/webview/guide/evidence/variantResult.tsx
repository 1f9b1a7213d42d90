import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { Pips } from '../sessions/tallyWords.tsx';
import { outcomeWord, tallySentence, variantName } from '../words.ts';
import { chanceSentence, intervalSentence, type VariantFigures } from './figures.ts';

interface VariantResultProps {
  readonly figures: VariantFigures;
  readonly reading: ReadingView;
}

/** One variant against the bar: the count first, then what so few people can say, in words. */
export function VariantResult({ figures, reading }: VariantResultProps) {
  const several = reading.variants.length > 1;
  const { variant, change, participants, minimum, outcome } = figures;
  const sentences = [intervalSentence(figures), chanceSentence(figures, reading)];
  return (
    <div class="variant-result">
      {several && (
        <h4>
          {l10n.t('Variant {0}', variantName(variant))}{' '}
          {participants >= minimum && <span class="tag">{outcomeWord(outcome)}</span>}
        </h4>
      )}
      {several && change && <p class="hint">{change}</p>}
      <p class="tally-words">{tallySentence(figures, minimum)}</p>
      <Pips
        successes={figures.successes}
        participants={participants}
        minimum={minimum}
        passBar={figures.passBar}
      />
      {sentences.map((sentence) => sentence !== undefined && <p key={sentence}>{sentence}</p>)}
    </div>
  );
}
