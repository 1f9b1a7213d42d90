import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { controlAttributes } from '../form/field.tsx';
import { ListEditor } from '../form/listEditor.tsx';
import type { ListField } from '../form/listRow.tsx';
import { Problem } from '../form/problem.tsx';
import { useHost } from '../host.ts';
import { TaskPlan } from '../plan/taskPlan.tsx';
import type { Draft } from './drafts.ts';
import { controlId, type FormModel } from './formModel.ts';

type Step = Draft['steps'][number];
type Task = Draft['tasks'][number];

/** What the prototype shows and what people are asked to do with it. */
export function TrialFields({ model }: { readonly model: FormModel }) {
  return (
    <fieldset class="group">
      <legend>{l10n.t('What people will try')}</legend>
      <StepsField model={model} />
      <TasksField model={model} />
    </fieldset>
  );
}

function StepsField({ model }: { readonly model: FormModel }) {
  const title: ListField<Step> = {
    label: l10n.t('Name'),
    placeholder: l10n.t('e.g. Your basket'),
    limit: 120,
    read: (step) => step.title,
    write: (step, text) => ({ ...step, title: text }),
  };
  return (
    <ListPart
      model={model}
      name="steps"
      label={l10n.t('Steps of the flow')}
      hint={l10n.t('Each becomes a screen. Enter adds the next, Alt+↑ or ↓ moves one.')}
    >
      {(attributes) => (
        <ListEditor
          {...attributes}
          items={model.draft.steps}
          blank={{ title: '' }}
          limit={20}
          fields={[title]}
          nameOf={(number) => l10n.t('Step {0}', number)}
          addLabel={l10n.t('Add a step')}
          layout="rows"
          onChange={(steps) => model.change({ steps })}
          onBlur={() => model.touch('steps')}
        />
      )}
    </ListPart>
  );
}

function TasksField({ model }: { readonly model: FormModel }) {
  const host = useHost();
  const { pointing } = model.plan;
  const change = (tasks: Task[]): void => {
    // What was pointed at belongs to the task that has this place.
    if (pointing && isElsewhere(model.draft.tasks, tasks, pointing.task)) host.send({ type: 'endPointing' });
    model.change({ tasks });
  };
  return (
    <ListPart
      model={model}
      name="tasks"
      label={l10n.t('Tasks for participants')}
      hint={l10n.t('A goal in their words, without telling them where to click.')}
    >
      {(attributes) => (
        <ListEditor
          {...attributes}
          items={model.draft.tasks}
          blank={{ goal: '' }}
          limit={20}
          fields={taskFields()}
          nameOf={(number) => l10n.t('Task {0}', number)}
          addLabel={l10n.t('Add a task')}
          layout="cards"
          extra={(task, row, changeTask) => (
            <TaskPlan task={task} row={row} model={model} onChange={changeTask} />
          )}
          onChange={change}
          onBlur={() => model.touch('tasks')}
        />
      )}
    </ListPart>
  );
}

/** Whether the task at `row` was moved or removed, rather than edited. */
function isElsewhere(before: readonly Task[], after: readonly Task[], row: number): boolean {
  const task = before[row];
  return before.length !== after.length
    ? after[row] !== task
    : task !== undefined && after[row] !== task && after.includes(task);
}

function taskFields(): ListField<Task>[] {
  return [
    {
      label: l10n.t('what they should do'),
      placeholder: l10n.t('e.g. Order what you had chosen last time'),
      limit: 300,
      read: (task) => task.goal,
      write: (task, text) => ({ ...task, goal: text }),
    },
    {
      label: l10n.t('how you know they succeeded'),
      placeholder: l10n.t('You know it worked when … e.g. they see “Order placed”'),
      limit: 300,
      read: (task) => task.success ?? '',
      write: (task, text) => ({ ...task, success: text }),
    },
  ];
}

interface ListAttributes {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface ListPartProps {
  readonly model: FormModel;
  readonly name: 'steps' | 'tasks';
  readonly label: string;
  readonly hint: string;
  readonly children: (attributes: ListAttributes) => ComponentChildren;
}

/** Label, hint and problem around a list. */
function ListPart({ model, name, label, hint, children }: ListPartProps) {
  const id = controlId(name);
  const problem = model.problemOf(name);
  const describedBy = controlAttributes(id, hint, problem)['aria-describedby'];
  return (
    <div class="field">
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {children({ id, labelledBy: `${id}-label`, describedBy, invalid: problem !== undefined })}
      <Problem id={id} message={problem} />
    </div>
  );
}
