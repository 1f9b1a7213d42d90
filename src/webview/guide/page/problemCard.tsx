import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

/** What went wrong last, with the button that does the next thing. */
export function ProblemCard({ problem }: { readonly problem: NonNullable<GuideState['problem']> }) {
  const host = useHost();
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // A button far down was pressed perhaps minutes ago. Whoever writes meanwhile keeps their place.
    if (!isWriting()) card.current?.scrollIntoView({ block: 'nearest' });
  }, [problem.message]);
  return (
    <div class="card error" role="alert" ref={card}>
      <Icon name="warning" />
      <div>
        <p>{problem.message}</p>
        <div class="buttons">
          {problem.action !== undefined && (
            <button type="button" class="primary" onClick={() => host.send({ type: 'problemAction' })}>
              {problem.action.label}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => host.send({ type: 'dismissProblem' })}>
            {l10n.t('Dismiss')}
          </button>
        </div>
      </div>
    </div>
  );
}

function isWriting(): boolean {
  return document.activeElement?.matches('textarea, input:not([type=radio], [type=checkbox])') === true;
}
