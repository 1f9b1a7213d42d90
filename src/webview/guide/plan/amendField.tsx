import * as l10n from '@vscode/l10n';
import { Field } from '../form/field.tsx';
import { controlId } from '../frame/formModel.ts';
import { Icon } from '../../shared/icon.tsx';
import { protocolParts } from './planWords.ts';
import type { AmendReason } from './useAmendReason.ts';

interface AmendFieldProps {
  /** `undefined` while nothing that is locked is changed. */
  readonly reason: AmendReason | undefined;
}

/** In the form of a locked protocol: what is different from what was locked, and why. */
export function AmendField({ reason }: AmendFieldProps) {
  if (!reason)
    return (
      <p class="card note">
        <Icon name="lock" />
        <span>
          {l10n.t(
            'The plan is locked. A change of tasks, bar, segment or of how people try it needs a reason, which stays beside the result.',
          )}
        </span>
      </p>
    );
  const isShown = reason.isDemanded && reason.isMissing;
  return (
    <div class="card amend">
      <Icon name="lock" />
      <div>
        <p role="status">
          {l10n.t('The plan is locked, and this changes: {0}.', protocolParts(reason.changed))}
        </p>
        <Field
          id={controlId('reason')}
          label={l10n.t('Why do you change it?')}
          hint={l10n.t('Whoever reads the result will see what changed, when and why.')}
          problem={isShown ? l10n.t('Say why: a locked plan is changed with a reason only.') : undefined}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              rows={2}
              maxLength={1000}
              placeholder={l10n.t('e.g. the second task could not be understood')}
              value={reason.text}
              onInput={(event) => reason.write(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
