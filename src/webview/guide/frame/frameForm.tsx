import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { FormState, GuideState } from '../../../protocol/guide.ts';
import { ConfirmButton } from '../form/confirmButton.tsx';
import { AmendField } from '../plan/amendField.tsx';
import { PlanFields } from '../plan/planFields.tsx';
import { useAmendReason } from '../plan/useAmendReason.ts';
import { useEditAt } from '../plan/editAt.ts';
import { BarFields } from './barFields.tsx';
import { isBlankDraft } from './drafts.ts';
import type { DraftKeeper } from './draftKeeper.ts';
import { exampleDraft } from './exampleDraft.ts';
import type { FormModel } from './formModel.ts';
import { IdeaFields } from './ideaFields.tsx';
import { MoreFields } from './moreFields.tsx';
import { focusField, ProblemSummary } from './problemSummary.tsx';
import { TrialFields } from './trialFields.tsx';
import { useDraft } from './useDraft.ts';
import { useFormProblems } from './useFormProblems.ts';
import { useSubmit } from './useSubmit.ts';
import { WhereItGoes } from './whereItGoes.tsx';

interface FrameFormProps {
  readonly form: FormState;
  readonly state: GuideState;
}

/** The hypothesis as a form, for a new experiment or to change one. */
export function FrameForm({ form, state }: FrameFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const keeper = useDraft(form, () => element.current?.contains(document.activeElement) ?? false);
  const problems = useFormProblems(form, keeper);
  const reason = useAmendReason(form);
  const submit = useSubmit(form, keeper, problems, reason);
  useEditAt();
  const model: FormModel = {
    name: form.name,
    draft: keeper.draft,
    plan: form.plan,
    related: form.related,
    change: (part) => keeper.change({ ...keeper.draft, ...part }),
    touch: problems.touch,
    problemOf: problems.problemOf,
  };
  const discard = (): void => {
    problems.hideAll();
    keeper.discard();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from its fields
    <form
      ref={element}
      noValidate
      aria-label={l10n.t('Hypothesis')}
      onSubmit={(event) => event.preventDefault()}
      onFocusOut={() => keeper.flush()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(!form.editing);
      }}
    >
      {!form.editing && <Example keeper={keeper} />}
      <IdeaFields model={model} />
      <TrialFields model={model} />
      <BarFields model={model} />
      <PlanFields model={model} />
      <MoreFields model={model} />
      {form.plan.locked && <AmendField reason={reason} />}
      {problems.areAllShown && form.problems.length > 0 && <ProblemSummary problems={form.problems} />}
      <WhereItGoes state={state} />
      <FormButtons form={form} keeper={keeper} submit={submit} discard={discard} />
    </form>
  );
}

function Example({ keeper }: { readonly keeper: DraftKeeper }) {
  if (!isBlankDraft(keeper.draft)) return null;
  return (
    <p class="card note">
      {l10n.t('New to this? See how a finished hypothesis reads; you can change every word.')}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          keeper.change({ ...exampleDraft(), throwAwayDate: keeper.draft.throwAwayDate });
          focusField('belief');
        }}
      >
        {l10n.t('Use an example')}
      </button>
    </p>
  );
}

interface FormButtonsProps {
  readonly form: FormState;
  readonly keeper: DraftKeeper;
  readonly submit: (generate: boolean) => void;
  readonly discard: () => void;
}

function FormButtons({ form, keeper, submit, discard }: FormButtonsProps) {
  if (form.editing)
    return (
      <div class="buttons">
        <button type="button" class="primary" onClick={() => submit(false)}>
          {l10n.t('Save hypothesis')}
        </button>
        <ConfirmButton
          label={l10n.t('Cancel')}
          question={l10n.t('Throw your changes away?')}
          yes={l10n.t('Throw away')}
          ask={!keeper.isUntouched}
          onConfirm={discard}
        />
      </div>
    );
  return (
    <div class="buttons">
      <button type="button" class="primary" onClick={() => submit(true)}>
        {l10n.t('Frame and make the prototype')}
      </button>
      <button type="button" class="secondary" onClick={() => submit(false)}>
        {l10n.t('Frame only')}
      </button>
      {!isBlankDraft(keeper.draft) && (
        <ConfirmButton
          label={l10n.t('Clear')}
          question={l10n.t('Clear the whole form?')}
          yes={l10n.t('Clear it')}
          ask
          onConfirm={discard}
        />
      )}
    </div>
  );
}
