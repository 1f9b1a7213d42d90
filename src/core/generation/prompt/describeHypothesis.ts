import type { Hypothesis } from '../../experiment/hypothesis.ts';
import type { TurnInput } from './turnInput.ts';

/** The hypothesis as a model is told it: what must be learnt, for whom, the screens and the tasks. */
export function describeHypothesis(hypothesis: Hypothesis): string {
  const { criterion } = hypothesis;
  const bar = `at least ${criterion.passAtLeast} of ${criterion.minimumParticipants} people`;
  return [
    `# The hypothesis\n${hypothesis.title}`,
    `- We believe: ${hypothesis.belief}`,
    `- For whom: ${hypothesis.segment}`,
    ...optional('- Their problem: ', hypothesis.problem),
    ...optional('- Riskiest assumption, be most real here: ', hypothesis.riskiestAssumption),
    `- What is counted: ${criterion.metric} (${bar})`,
    '',
    'Screens, in this order (`id`: title):',
    ...hypothesis.steps.map(
      (step) => `- \`${step.id}\`: ${step.title}${optional('. ', step.detail).join('')}`,
    ),
    '',
    'Tasks people will be asked to do:',
    ...hypothesis.tasks.map(
      (task) => `- \`${task.id}\`: ${task.goal}${optional('\n  Done when: ', task.success).join('')}`,
    ),
    ...listed('Not part of it, so at most a plain stand-in:', hypothesis.nonGoals),
  ].join('\n');
}

/** What the user answered before the first generation, as decisions; empty when there is none. */
export function describeAnswers({ answers = [] }: TurnInput): string {
  const lines = answers.map(({ question, answer }) => `- ${oneLine(question)} ${oneLine(answer)}`);
  return lines.length === 0 ? '' : ['# Decided by the product manager', ...lines].join('\n');
}

/** What makes this variant differ; empty for the first one. */
export function describeVariant({ variant, currentFiles }: TurnInput): string {
  if (variant?.change === undefined) return '';
  const axis = variant.axis === undefined ? '' : ` (${variant.axis})`;
  const rest =
    currentFiles.length === 0
      ? 'Do the rest the obvious way, so that the difference is what people notice.'
      : 'Keep everything else.';
  return `# This variant\nIt differs from the first in one thing only${axis}: ${variant.change}\n${rest}`;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function optional(label: string, text = ''): string[] {
  return text.trim() === '' ? [] : [`${label}${text.trim()}`];
}

function listed(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', label, ...items.map((item) => `- ${item}`)];
}
