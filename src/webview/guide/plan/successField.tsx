import * as l10n from '@vscode/l10n';
import { Field } from '../form/field.tsx';
import { controlId } from '../frame/formModel.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { variantName } from '../words.ts';
import { type Choice, conditionChoices, conditionKey } from './conditionChoices.ts';
import { PickedChoice } from './pickedChoice.tsx';
import { proposeCondition } from './proposeCondition.ts';
import { type Condition, conditionWords } from './planWords.ts';
import type { TaskPlanProps } from './taskPlan.tsx';

/** How the page notices that a task is done: chosen from what the files say, or by pointing at the preview. */
export function SuccessField(props: TaskPlanProps) {
  const { task, row, model, onChange } = props;
  const { plan } = model;
  const id = controlId(`success.${row}`);
  const choose = (successWhen: Condition | undefined): void => {
    const { successWhen: _before, ...rest } = task;
    onChange(successWhen === undefined ? rest : { ...rest, successWhen });
  };
  const choices = conditionChoices(plan.landmarks, task.successWhen);
  const proposed = proposeCondition(task.success, plan.landmarks);
  return (
    <>
      <Field
        id={id}
        label={l10n.t('How the page notices it')}
        hint={whyLittle(plan.variants.length, choices.length)}
        problem={lackingWords(plan.unnoticed[row] ?? [])}
      >
        {(attributes) => (
          <select
            {...attributes}
            aria-label={l10n.t('Task {0}: how the page notices it', row + 1)}
            value={task.successWhen ? conditionKey(task.successWhen) : ''}
            onChange={({ currentTarget: { value } }) =>
              choose(choices.find(({ key }) => key === value)?.condition)
            }
          >
            <option value="">{l10n.t('It does not: you or they say so')}</option>
            <Group label={l10n.t('A screen is shown')} choices={choices} kind="screen" model={model} />
            <Group label={l10n.t('A control is used')} choices={choices} kind="taskStep" model={model} />
            <Group
              label={l10n.t('A screen is shown in one of its states')}
              choices={choices}
              kind="state"
              model={model}
            />
          </select>
        )}
      </Field>
      {proposed && !task.successWhen && (
        <button
          type="button"
          class="secondary propose"
          aria-label={l10n.t('Task {0}: {1}', row + 1, conditionWords(proposed, plan.landmarks))}
          onClick={() => {
            choose(proposed);
            document.getElementById(id)?.focus();
          }}
        >
          <Icon name="check" />
          {conditionWords(proposed, plan.landmarks)}
        </button>
      )}
      {plan.variants.length > 0 && <Pointing {...props} choose={choose} />}
    </>
  );
}

interface GroupProps extends Pick<TaskPlanProps, 'model'> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly kind: Choice['kind'];
}

function Group({ label, choices, kind, model }: GroupProps) {
  const own = choices.filter((choice) => choice.kind === kind);
  if (own.length === 0) return null;
  return (
    <optgroup label={label}>
      {own.map(({ key, condition }) => (
        <option key={key} value={key}>
          {conditionWords(condition, model.plan.landmarks)}
        </option>
      ))}
    </optgroup>
  );
}

interface PointingProps extends TaskPlanProps {
  readonly choose: (condition: Condition | undefined) => void;
}

/** Begins pointing at the preview, says what to do meanwhile, and offers what was pointed at. */
function Pointing({ row, model, choose }: PointingProps) {
  const host = useHost();
  const { pointing } = model.plan;
  if (pointing?.task !== row)
    return (
      <>
        <p class="hint">
          {l10n.t('Or go in the preview to where the task ends, and point at what people use or see there.')}
        </p>
        <button
          type="button"
          class="quiet"
          aria-label={l10n.t('Task {0}: point at it in the preview', row + 1)}
          onClick={() => host.send({ type: 'pointAtSuccess', name: model.name, task: row })}
        >
          <Icon name="point" />
          {l10n.t('Point at it in the preview')}
        </button>
      </>
    );
  const end = (): void => host.send({ type: 'endPointing' });
  if (pointing.picked)
    return (
      <PickedChoice
        picked={pointing.picked}
        landmarks={model.plan.landmarks}
        onChoose={(condition) => {
          choose(condition);
          end();
          document.getElementById(controlId(`success.${row}`))?.focus();
        }}
        onLeave={end}
      />
    );
  return (
    <div class="card pointing" role="status">
      <Icon name="point" />
      <div>
        <p>{l10n.t('Point at it in the preview: click it, or press Esc there to leave.')}</p>
        <button type="button" class="quiet" onClick={end}>
          {l10n.t('Stop pointing')}
        </button>
      </div>
    </div>
  );
}

/** Why there is less to choose from than there will be. */
function whyLittle(variants: number, choices: number): string | undefined {
  if (variants > 0) return choices > 0 ? undefined : l10n.t('The prototype names no screens or steps yet.');
  return choices > 0
    ? l10n.t('Once the prototype is made, you can also point at it.')
    : l10n.t('Once the prototype is made, you can point at it, or pick one of its screens.');
}

function lackingWords(variants: readonly string[]): string | undefined {
  if (variants.length === 0) return undefined;
  const names = variants.map(variantName).join(', ');
  return variants.length === 1
    ? l10n.t('Variant {0} does not seem to have this, so its page would never notice.', names)
    : l10n.t('Variants {0} do not seem to have this, so their pages would never notice.', names);
}
