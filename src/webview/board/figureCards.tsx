import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { Figures } from './figures.ts';
import { durationText, numberText } from './words.ts';

/** The figures above the table, each with the counts it rests on. */
export function FigureCards({ figures }: { readonly figures: Figures }) {
  const { signal, killed, inconclusive, amended, overdue, handoffs } = figures;
  return (
    <dl class="figures">
      <Figure
        name={l10n.t('Time to signal')}
        value={signal.median === undefined ? '–' : durationText(signal.median)}
      >
        {signal.basis.of === 0
          ? l10n.t('no verdicts yet')
          : l10n.t(
              'lock to verdict, median of {0} of {1}',
              numberText(signal.basis.count),
              numberText(signal.basis.of),
            )}
      </Figure>
      <Figure name={l10n.t('Killed')} value={shareText(killed)}>
        {withPercent(killed, l10n.t('of the verdicts: invalidated'))}
      </Figure>
      <Figure name={l10n.t('Inconclusive')} value={shareText(inconclusive)}>
        {withPercent(inconclusive, l10n.t('of the verdicts'))}
      </Figure>
      <Figure name={l10n.t('Amended')} value={shareText(amended)}>
        {amended.changes === 1
          ? l10n.t('of the locked protocols, 1 amendment')
          : l10n.t('of the locked protocols, {0} amendments', numberText(amended.changes))}
      </Figure>
      <Figure name={l10n.t('Overdue')} value={shareText(overdue)}>
        {l10n.t('of the prototypes not thrown away yet')}
      </Figure>
      <Figure name={l10n.t('Handoff briefs')} value={numberText(handoffs.of)}>
        {handoffsText(handoffs)}
      </Figure>
    </dl>
  );
}

function handoffsText({ drafts, accepted, returned, answeredIn }: Figures['handoffs']): string {
  if (answeredIn === undefined)
    return l10n.t('{0} as a draft, {1} accepted, returned {2} ×', drafts, accepted, returned);
  const time = durationText(answeredIn);
  return l10n.t('{0} as a draft, {1} accepted, returned {2} ×, median {3}', drafts, accepted, returned, time);
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly children: ComponentChildren;
}

function Figure({ name, value, children }: FigureProps) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        <span class="value">{value}</span>
        <span class="basis">{children}</span>
      </dd>
    </div>
  );
}

function shareText({ count, of }: { readonly count: number; readonly of: number }): string {
  return of === 0 ? '–' : l10n.t('{0} of {1}', numberText(count), numberText(of));
}

/** A percentage says little about a handful: it is left out below twenty. */
function withPercent({ count, of }: { readonly count: number; readonly of: number }, text: string): string {
  return of < 20 ? text : `${text}, ${Math.round((100 * count) / of)} %`;
}
