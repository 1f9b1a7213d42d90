import * as l10n from '@vscode/l10n';
import type { FormState } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { controlId } from './formModel.ts';

/** What is still missing, each with a way to its field. */
export function ProblemSummary({ problems }: { readonly problems: FormState['problems'] }) {
  const heading =
    problems.length === 1
      ? l10n.t('One thing is missing before this can be tested:')
      : l10n.t('{0} things are missing before this can be tested:', problems.length);
  return (
    <div class="card error" role="alert">
      <Icon name="warning" />
      <div>
        <p>{heading}</p>
        <ul>
          {problems.map((problem) => (
            <li key={problem.field + problem.message}>
              <button type="button" class="link" onClick={() => focusField(problem.field)}>
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Puts the focus where a problem can be solved, unfolding what hides it. */
export function focusField(field: string): void {
  const control = document.getElementById(controlId(field));
  control?.closest('details')?.setAttribute('open', '');
  control?.focus();
}
