import type { Experiment } from '../experiment/experiment.ts';
import type { HandoffFields } from '../experiment/hypothesis.ts';
import type { Blocker } from './briefSchema.ts';

/** What must be written before something is built: the blocker, the text of it, and what to do. */
const toBuild = [
  ['no-baseline', 'baseline', 'Say what the metric is in production today; “not measured” is an answer.'],
  ['no-target', 'target', 'Say what the metric is to be once this is live.'],
  ['no-privacy', 'privacy', 'Say which personal data this touches; “none” is an answer.'],
  ['no-security', 'security', 'Say what must not get into the wrong hands; “none known” is an answer.'],
  [
    'no-accessibility',
    'accessibility',
    'Say what people who cannot see, hear or point need from it; “none known” is an answer.',
  ],
] as const satisfies readonly (readonly [Blocker['code'], keyof HandoffFields, string])[];

/**
 * Blockers of what only a person can answer. The problem is asked for with every decision; the rest only where something is
 * to be built, as a brief about what was not shown is there to be read.
 */
export function answerBlockers({ verdict, hypothesis }: Experiment): Blocker[] {
  if (verdict === undefined) return [];
  const { handoff = {}, nonGoals, problem } = hypothesis;
  const blockers: Blocker[] = [];
  const missing = (code: Blocker['code'], field: string, message: string) =>
    blockers.push({ code, message, field });
  if (problem.trim() === '') missing('no-problem', 'problem', 'Say which problem this solves.');
  if (verdict.outcome !== 'validated') return blockers;
  if (handoff.disposition === undefined)
    missing('no-disposition', 'handoff.disposition', 'Say what engineering is asked to do.');
  if (handoff.disposition === 'later' || handoff.disposition === 'stop') return blockers;
  if (nonGoals.every((line) => line.trim() === ''))
    missing('no-non-goals', 'nonGoals', 'Name what is not part of it; “none” is an answer.');
  for (const [code, key, message] of toBuild)
    if (!handoff[key]?.trim()) missing(code, `handoff.${key}`, message);
  if (!handoff.owner?.trim() && !verdict.by?.trim())
    missing('no-question-owner', 'handoff.owner', 'Say who answers engineering’s questions.');
  return blockers;
}
