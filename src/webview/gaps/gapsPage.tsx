import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Axis, ExplanationView, GapsView } from '../../protocol/gaps.ts';
import { Icon } from '../shared/icon.tsx';
import { useKeptFocus } from '../shared/useKeptFocus.ts';
import { AxisFilter } from './axisFilter.tsx';
import { AxisSection } from './axisSection.tsx';
import { Explanation } from './explanation.tsx';
import { useHost, useSent } from './host.ts';
import { readAxis } from './readAxis.ts';
import { axes, headSentence } from './words.ts';

/** The whole page. */
export function GapsPage() {
  const { gaps, explanation } = useSent();
  useKeptFocus();
  return (
    <>
      <div class="title-row">
        <h1>{l10n.t('Why can’t we just ship it?')}</h1>
        {gaps && gaps.variants.length > 1 && <VariantPicker view={gaps} />}
      </div>
      <div aria-live="polite">
        {gaps?.problem !== undefined && (
          <p class="note">
            <Icon name="warning" />
            <span>{gaps.problem}</span>
          </p>
        )}
      </div>
      {!gaps || gaps.state === 'reading' ? <Reading /> : <Read view={gaps} explanation={explanation} />}
    </>
  );
}

function Reading() {
  return (
    <div class="reading" role="status">
      <p>{l10n.t('Looking through the prototype…')}</p>
      <progress aria-label={l10n.t('Looking through the prototype…')} />
    </div>
  );
}

function VariantPicker({ view: { variants, variant } }: { readonly view: GapsView }) {
  const host = useHost();
  return (
    <label class="variant">
      <span>{l10n.t('Variant')}</span>
      <select
        value={variant}
        onChange={({ currentTarget }) => host.send({ type: 'showVariant', variant: currentTarget.value })}
      >
        {variants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Read({
  view,
  explanation,
}: {
  readonly view: GapsView;
  readonly explanation: ExplanationView | undefined;
}) {
  const host = useHost();
  const { experiment, variant, gaps } = view;
  const [axis, setAxis] = useState<Axis | undefined>(() => readAxis(host.remembered()));
  // Before it is painted, as VS Code may throw a page away in the moment after a press.
  useLayoutEffect(
    () => host.remember({ experiment, variant, ...(axis === undefined ? {} : { axis }) }),
    [host, experiment, variant, axis],
  );
  if (view.state === 'nothing')
    return (
      <p class="nothing">{l10n.t('There is no prototype here, so there is nothing to look through.')}</p>
    );
  if (gaps.length === 0)
    return (
      <p class="nothing">
        {l10n.t(
          'The scan found nothing. It reads the code without running it, so ask an engineer all the same.',
        )}
      </p>
    );
  return (
    <>
      <p class="lead">{headSentence(view.title, gaps.length)}</p>
      <Explanation explainer={view.explainer} explanation={explanation} />
      <AxisFilter gaps={gaps} axis={axis} choose={setAxis} />
      {axes
        .filter((each) => axis === undefined || axis === each)
        .map((each) => (
          <AxisSection key={each} axis={each} gaps={gaps.filter((gap) => gap.axis === each)} />
        ))}
      <p class="muted">
        {l10n.t(
          'The scan reads the code without running it: what it does not name may still be missing. All of this goes into the handoff brief, where it counts as not addressed until an engineer, by name, says otherwise.',
        )}
      </p>
    </>
  );
}
