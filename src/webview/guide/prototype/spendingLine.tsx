import * as l10n from '@vscode/l10n';
import type { SpendingView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { formatCount, formatDollars, spentWords } from '../words.ts';

/** From this part of a limit on it is shown how much is left, and a way to change the limit. */
const closeToLimit = 0.75;

/** What the experiment has used so far, against its limit once that comes near; nothing before the first turn. */
export function SpendingLine({ spending }: { readonly spending: SpendingView }) {
  const host = useHost();
  const used = usedPart(spending);
  if (spending.tokens === 0) return null;
  const isClose = used >= closeToLimit;
  return (
    <div class={`spending ${used >= 1 ? 'reached' : ''}`}>
      <p class="hint">
        {words(spending, isClose)}{' '}
        {isClose && (
          <button type="button" class="link" onClick={() => host.send({ type: 'changeLimits' })}>
            {l10n.t('Change the limit')}
          </button>
        )}
      </p>
      {isClose && (
        <div
          class="gauge"
          role="meter"
          aria-label={l10n.t('Part of the limit that is used')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.min(100, Math.round(used * 100))}
        >
          <span style={{ width: `${Math.min(100, used * 100)}%` }} />
        </div>
      )}
    </div>
  );
}

function words(spending: SpendingView, isClose: boolean): string {
  const spent = spentWords(spending);
  if (!isClose) return l10n.t('Used so far: {0}', spent);
  const limit = nearestLimit(spending);
  return usedPart(spending) >= 1
    ? l10n.t('The limit of {0} is reached: {1} used.', limit, spent)
    : l10n.t('Used so far: {0}; the limit is {1}.', spent, limit);
}

function nearestLimit({ tokens, tokenLimit, dollars = 0, dollarLimit }: SpendingView): string {
  const ofTokens = part(tokens, tokenLimit);
  return ofTokens > 0 && ofTokens >= part(dollars, dollarLimit)
    ? l10n.t('{0} tokens', formatCount(tokenLimit ?? 0))
    : formatDollars(dollarLimit ?? 0);
}

/** The part of the limit that is closest to being reached; 0 without limits. */
function usedPart({ tokens, tokenLimit, dollars = 0, dollarLimit }: SpendingView): number {
  return Math.max(part(tokens, tokenLimit), part(dollars, dollarLimit));
}

function part(used: number, limit: number | undefined): number {
  return limit === undefined ? 0 : used / limit;
}
