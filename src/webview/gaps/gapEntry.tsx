import * as l10n from '@vscode/l10n';
import type { BriefGap } from '../../protocol/gaps.ts';
import { useHost } from './host.ts';
import { confidenceMeaning, confidenceName } from './words.ts';

/** One gap: what it means, for whom, what would be done instead, and where it shows. */
export function GapEntry({ gap }: { readonly gap: BriefGap }) {
  const { inPlainWords, forEngineers, instead, confidence, places, more } = gap;
  return (
    <li class="gap">
      <h3>{inPlainWords}</h3>
      <dl>
        <div>
          <dt>{l10n.t('Engineering would')}</dt>
          <dd>{instead}</dd>
        </div>
        <div>
          <dt>{l10n.t('For engineers')}</dt>
          <dd>{forEngineers}</dd>
        </div>
        <div>
          <dt>{l10n.t('Where')}</dt>
          <dd>
            {places.length === 0 ? l10n.t('The whole prototype') : <Places places={places} more={more} />}
          </dd>
        </div>
      </dl>
      <p class="marks">
        <span class="mark" title={confidenceMeaning(confidence)}>
          {confidenceName(confidence)}
        </span>
        <span class="mark">{l10n.t('Not addressed')}</span>
      </p>
    </li>
  );
}

function Places({ places, more }: Pick<BriefGap, 'places' | 'more'>) {
  const host = useHost();
  return (
    <ul class="places">
      {places.map(({ file, line, detail }) => (
        <li key={`${file}:${line}`}>
          <button
            type="button"
            class="link"
            title={l10n.t('Open {0} at line {1}', file, line)}
            onClick={() => host.send({ type: 'open', file, line })}
          >
            {`${file}:${line}`}
          </button>
          {detail !== undefined && <span class="muted"> {detail}</span>}
        </li>
      ))}
      {more > 0 && (
        <li class="muted">
          {more === 1 ? l10n.t('and one more place') : l10n.t('and {0} more places', more)}
        </li>
      )}
    </ul>
  );
}
