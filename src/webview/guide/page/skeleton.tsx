import * as l10n from '@vscode/l10n';

/** The outline of the page until the first state arrives. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-busy="true">
      <p class="visually-hidden" role="status">
        {l10n.t('Loading…')}
      </p>
      <div aria-hidden="true">
        <span class="bone title" />
        <span class="bone line" />
        <span class="bone block" />
        {[0, 1, 2, 3, 4].map((row) => (
          <span key={row} class="bone row" />
        ))}
      </div>
    </div>
  );
}
