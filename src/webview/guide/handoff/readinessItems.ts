import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { StepName } from '../steps.ts';
import type { Answers } from './handoffFields.ts';

/** One thing of a brief that engineering asks for. */
interface Item {
  readonly name: string;
  /** The fields of the blockers that say it is missing. */
  readonly fields: readonly string[];
  /** Whether it was written at all: what is not needed for this brief is no blocker, and not there either. */
  readonly isWritten: (experiment: ExperimentView) => boolean;
}

const always = (): boolean => true;

function itemsOfBrief({ tally }: ExperimentView): Item[] {
  return [
    {
      name: l10n.t('The problem, and for whom'),
      fields: ['title', 'belief', 'segment', 'problem', 'riskiestAssumption'],
      isWritten: ({ hypothesis }) => hypothesis.problem.trim() !== '',
    },
    {
      name: l10n.t('The metric: as it is, and as it is to be'),
      fields: ['criterion', 'handoff.baseline', 'handoff.target'],
      isWritten: saysAll('baseline', 'target'),
    },
    {
      name: tally.participants > 0 ? l10n.t('The prototype that was tested') : l10n.t('The prototype'),
      fields: ['prototype'],
      isWritten: ({ hasPrototype }) => hasPrototype,
    },
    { name: l10n.t('Evidence against the bar'), fields: ['evidence'], isWritten: always },
    {
      name: l10n.t('A verdict with its reason'),
      fields: ['verdict'],
      isWritten: ({ verdict }) => verdict !== undefined,
    },
    { name: l10n.t('Steps and tasks'), fields: ['steps', 'tasks'], isWritten: always },
    {
      name: l10n.t('What it is not about'),
      fields: ['nonGoals'],
      isWritten: ({ hypothesis }) => hypothesis.nonGoals.length > 0,
    },
    {
      name: l10n.t('What is to become of it'),
      fields: ['handoff.disposition'],
      isWritten: saysAll('disposition'),
    },
    {
      name: l10n.t('Privacy, security and accessibility'),
      fields: ['handoff.privacy', 'handoff.security', 'handoff.accessibility'],
      isWritten: saysAll('privacy', 'security', 'accessibility'),
    },
    {
      name: l10n.t('Who answers what is open'),
      fields: ['handoff.questions', 'handoff.owner'],
      isWritten: (experiment) => experiment.verdict?.by !== undefined || saysAll('owner')(experiment),
    },
  ];
}

function saysAll(
  ...names: readonly Exclude<keyof Answers, 'questions'>[]
): (experiment: ExperimentView) => boolean {
  return ({ handoff }) => names.every((name) => (handoff.fields[name] ?? '').trim() !== '');
}

/** What of a brief is there already, in words. */
export function whatIsThere(experiment: ExperimentView): string[] {
  const blockers = experiment.handoff.readiness?.blockers ?? [];
  const isMissing = (part: string): boolean =>
    blockers.some(({ field }) => field === part || field.startsWith(`${part}.`));
  return itemsOfBrief(experiment)
    .filter(({ fields, isWritten }) => isWritten(experiment) && !fields.some(isMissing))
    .map(({ name }) => name);
}

/** The step in which a blocker is put right, where it is no field of a form. */
export function stepOf(field: string): StepName | undefined {
  const steps: Readonly<Record<string, StepName>> = {
    prototype: 'prototype',
    evidence: 'test',
    verdict: 'decide',
  };
  return steps[field];
}
