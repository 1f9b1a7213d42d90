import type { Criterion } from '../experiment/hypothesis.ts';
import type { CaveatSource } from './caveats.ts';
import type { Caveat, VariantReading } from './evidenceReading.ts';
import { counts } from './runStanding.ts';
import { judge } from './verdict.ts';

/** What must be known about how the outcomes came to be. */
export function outcomeCaveats({ variants, experiment, counted }: CaveatSource): Caveat[] {
  const { criterion } = experiment.hypothesis;
  const cells = variants.flatMap(({ rows }) => rows).flatMap((row) => row.cells);
  const completed = cells.filter(({ outcome }) => outcome === 'completed');
  const selfReported = completed.filter(({ by }) => by === 'participant').length;
  const runs = counted.flatMap((session) => session.runs);
  const troubled = runs.filter(({ problems }) => problems.length > 0).length;
  const overridden = cells.filter((cell) => cell.overridden !== undefined);
  return [
    ...variants.flatMap((variant) => turned(variant, criterion)),
    ...(selfReported > 0
      ? [{ code: 'selfReported', outcomes: selfReported, of: completed.length } as const]
      : []),
    ...(troubled > 0 ? [{ code: 'problems', runs: troubled, of: runs.length } as const] : []),
    ...(overridden.length > 0
      ? [
          {
            code: 'overridden',
            outcomes: overridden.length,
            toSuccess: overridden.filter(({ outcome }) => outcome === 'completed').length,
            fromSuccess: overridden.filter((cell) => cell.overridden?.outcome === 'completed').length,
          } as const,
        ]
      : []),
  ];
}

/** Going on until the result pleases makes chance look like success: say so where the first people alone would say something else. */
function turned(variant: VariantReading, { passAtLeast, killAtMost }: Criterion): Caveat[] {
  const { rows, minimum, participants, outcome } = variant;
  if (participants <= minimum) return [];
  const first = rows.filter(({ standing }) => counts(standing)).slice(0, minimum);
  const successes = first.filter(({ standing }) => standing === 'success').length;
  const before = judge(successes, minimum, minimum, passAtLeast, killAtMost);
  if (before === outcome) return [];
  return [{ code: 'outcomeTurned', variant: variant.variant, before, minimum, participants }];
}
