import type { Generation } from '../generation/fileChange.ts';
import type { BriefFix, BriefSession } from './briefSchema.ts';
import type { CleanTexts } from './briefSessions.ts';

/**
 * What went wrong in a variant and was put right, by its model turns: errors that a turn mended, and changes asked for once
 * somebody had tried it. Changes made by hand leave no record.
 */
export function fixesOf(
  generations: readonly Generation[],
  sessions: readonly BriefSession[],
  variant: string,
  texts: CleanTexts,
): BriefFix[] {
  const starts = sessions.filter((one) => one.variant === variant).map(({ startedAt }) => startedAt);
  const firstTried = starts.toSorted()[0];
  return generations.flatMap((turn): BriefFix[] => {
    const { at, purpose, instruction, outcome } = turn;
    if (turn.variant !== variant || outcome !== 'applied' || instruction.trim() === '') return [];
    if (purpose === 'fix') return [{ at, kind: 'mended', text: texts.clean(instruction) }];
    const isLater = firstTried !== undefined && Date.parse(at) > Date.parse(firstTried);
    return isLater && purpose === undefined ? [{ at, kind: 'changed', text: texts.clean(instruction) }] : [];
  });
}
