import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { FormState, GuideState } from '../../../protocol/guide.ts';
import { ConfirmButton } from '../form/confirmButton.tsx';
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
  const submit = useSubmit(form, keeper, problems);
  const model: FormModel = {
    draft: keeper.draft,
    change: (part) => keeper.change({ ...keeper.draft, ...part }),
    touch: problems.touch,
    problemOf: problems.problemOf,
  };
  const discard = (): void => {
    problems.hideAll();
    keeper.discard();
  };
  return (
    // The keys are those of the fields inside, which bubble up; the form itself is not operated.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
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
      {form.editing && state.active?.stage === 'testing' && (
        <p class="card note">
          {l10n.t(
            'Testing has begun. Changes to tasks or to the bar are recorded as amendments and shown with the result.',
          )}
        </p>
      )}
      <IdeaFields model={model} />
      <TrialFields model={model} />
      <BarFields model={model} />
      <MoreFields model={model} />
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
