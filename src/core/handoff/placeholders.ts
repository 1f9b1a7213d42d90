import type { Experiment } from '../experiment/experiment.ts';
import { isDecided } from '../experiment/lifecycle.ts';
import type { HandoffFields, Hypothesis } from '../experiment/hypothesis.ts';
import type { Blocker } from './briefSchema.ts';

/**
 * Words that stand for words still to be written. "Todo" counts only in capitals, with a colon or alone:
 * a to-do list may well be what the prototype is about.
 */
const standIns =
  /\b(?:tbd|tba|tbc|fixme|lorem(?: ipsum)?|x{3,}|asdf\w*)\b|\btodo:|^\s*todo\s*$|\?{3,}|^\s*(?:\.{2,}|…|-+)\s*$|\[(?:insert|your|name|fill)[^\]]{0,60}\]/i;
const capitalTodo = /\bTODO\b/;

/** The stand-in a text holds, such as "TBD"; `undefined` when it is written out. */
export function placeholderIn(text: string): string | undefined {
  return (standIns.exec(text) ?? capitalTodo.exec(text))?.[0].trim();
}

/** One blocker for each text of an experiment that still holds a stand-in. */
export function findPlaceholders(experiment: Experiment): Blocker[] {
  const rationale = {
    field: 'verdict',
    name: 'The reason for the decision',
    text: experiment.verdict?.rationale ?? '',
  };
  return [...fields(experiment.hypothesis), rationale].flatMap(({ field, name, text }) => {
    const found = placeholderIn(text);
    if (found === undefined) return [];
    const message =
      isDecided(experiment) && !staysOpen(field)
        ? `${name} says "${found}", which can no longer be changed as it is decided: it stays a draft. Test it as a new experiment to go on.`
        : `${name} still says "${found}". Write it out.`;
    return [{ code: 'placeholder', message, field } as const];
  });
}

/** What may still be written out after the decision; see app/completeHandoff.ts. */
function staysOpen(field: string): boolean {
  return field === 'problem' || field === 'nonGoals' || field.startsWith('handoff.');
}

interface Text {
  readonly field: string;
  readonly name: string;
  readonly text: string;
}

function fields(hypothesis: Hypothesis): Text[] {
  const { criterion, steps, tasks, nonGoals } = hypothesis;
  return [
    { field: 'title', name: 'The title', text: hypothesis.title },
    { field: 'belief', name: 'The belief', text: hypothesis.belief },
    { field: 'segment', name: 'The segment', text: hypothesis.segment },
    { field: 'problem', name: 'The problem', text: hypothesis.problem },
    { field: 'criterion.metric', name: 'The metric', text: criterion.metric },
    { field: 'riskiestAssumption', name: 'The riskiest assumption', text: hypothesis.riskiestAssumption },
    ...steps.map(({ title, detail }, index) => line('steps', `Step ${index + 1}`, [title, detail])),
    ...tasks.map(({ goal, success }, index) => line('tasks', `Task ${index + 1}`, [goal, success])),
    ...nonGoals.map((text, index) => line('nonGoals', `Non-goal ${index + 1}`, [text])),
    ...handoffFields(hypothesis.handoff ?? {}),
  ];
}

const answerNames = [
  ['baseline', 'The metric as it is today'],
  ['target', 'The metric as it is to be'],
  ['privacy', 'What is known about privacy'],
  ['security', 'What is known about security'],
  ['accessibility', 'What is known about accessibility'],
  ['owner', 'Who answers open questions'],
] as const;

function handoffFields(handoff: HandoffFields): Text[] {
  const { questions = [] } = handoff;
  return [
    ...answerNames.map(([key, name]) => ({ field: `handoff.${key}`, name, text: handoff[key] ?? '' })),
    ...questions.map(({ question, owner }, index) =>
      line('handoff.questions', `Open question ${index + 1}`, [question, owner]),
    ),
  ];
}

/** One entry of a list: its part that holds a stand-in, or its first. */
function line(field: string, name: string, parts: readonly (string | undefined)[]): Text {
  const unfinished = parts.find((part) => part !== undefined && placeholderIn(part) !== undefined);
  return { field, name, text: unfinished ?? parts[0] ?? '' };
}
