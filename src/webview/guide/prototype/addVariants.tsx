import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { withItem, without } from '../form/listEdits.ts';
import { Icon } from '../../shared/icon.tsx';
import { useKept } from '../memory.ts';
import { peopleNeeded } from '../people.ts';
import { peopleNeededWords } from '../words.ts';
import { VariantFields } from './variantFields.tsx';
import { useSentVariants } from './useSentVariants.ts';
import { freshRow, ordersOf, readRows, type VariantRow } from './variantRows.ts';

/** As many as are made at once. */
const maximumRows = 3;

interface AddVariantsProps {
  readonly experiment: ExperimentView;
  readonly onClose: () => void;
}

/** Other ways to try the same idea: what each changes, and where it starts. Several are made at once. */
export function AddVariants({ experiment, onClose }: AddVariantsProps) {
  const { slug } = experiment;
  const [kept, keep] = useKept(`variantRows:${slug}`);
  const [tried, setTried] = useState(false);
  const rows = readRows(kept, experiment);
  const send = useSentVariants(experiment, slug, () => {
    keep(undefined);
    onClose();
  });
  const missing = rows.findIndex(({ change }) => change.trim() === '');
  const make = (): void => {
    setTried(true);
    if (missing >= 0) {
      document.getElementById(`change-${missing}`)?.focus();
      return;
    }
    send(ordersOf(rows));
  };
  return (
    <form
      class="card add-variants"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <p class="hint">
        {l10n.t('Change one thing per variant, so that a difference between them says something.')}
      </p>
      {rows.map((row, index) => (
        <VariantFields
          key={index}
          row={row}
          index={index}
          count={rows.length}
          experiment={experiment}
          tried={tried}
          onChange={(next: VariantRow) => keep(withItem(rows, index, next))}
          onRemove={() => keep(without(rows, index))}
        />
      ))}
      {rows.length < maximumRows && (
        <button type="button" class="quiet" onClick={() => keep([...rows, freshRow(experiment)])}>
          <Icon name="add" />
          {l10n.t('Another variant')}
        </button>
      )}
      <MorePeople experiment={experiment} more={rows.length} />
      <div class="buttons">
        <button type="submit" class="primary">
          {rows.length === 1 ? l10n.t('Make the variant') : l10n.t('Make {0} variants at once', rows.length)}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {l10n.t('Not now')}
        </button>
      </div>
    </form>
  );
}

/** What more variants ask of the test; nothing where everybody tries all of them. */
function MorePeople({ experiment, more }: { readonly experiment: ExperimentView; readonly more: number }) {
  const needed = peopleNeeded(experiment, more);
  if (needed.groups === 1) return null;
  return (
    <p class="hint">
      {l10n.t('Each person tries one variant, so the test then takes {0}.', peopleNeededWords(needed))}
    </p>
  );
}
