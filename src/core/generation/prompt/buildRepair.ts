import type { PrototypeFinding } from '../../prototype/finding.ts';
import type { PrototypeFile } from '../fileChange.ts';
import { answerReminder } from './answerRules.ts';
import { composeTurn } from './composeTurn.ts';
import { describeFinding } from './describeFinding.ts';
import { fence } from './fence.ts';
import type { BuiltTurn, TurnInput } from './turnInput.ts';
import { answerForm } from './writeRules.ts';

const mostFindings = 12;

/**
 * Asks to repair what the checks found in an answer, before anything of it is written.
 *
 * @param findings errors, and warnings worth mending
 * @param files the prototype as the answer would leave it
 * @throws FootbridgeError `model-context-too-long`
 */
export function buildRepair(
  turn: BuiltTurn,
  findings: readonly PrototypeFinding[],
  files: readonly PrototypeFile[],
): BuiltTurn {
  const input: TurnInput = { ...turn.input, currentFiles: files, style: 'fix' };
  const asked = turn.input.instruction.trim();
  const shown = findings.slice(0, mostFindings).map((finding) => describeFinding(finding, files));
  const more = findings.length - shown.length;
  const task = [
    '# Your task',
    `You wrote the files above${asked === '' ? '.' : ` when asked for this:\n${fence(asked)}`}`,
    'They do not run yet:',
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
    'Repair this and change nothing else.',
    '',
    answerReminder(answerForm(input, turn.traits), false),
  ].join('\n');
  return composeTurn(input, turn.traits, { task, needed: findings.map(({ file }) => file) });
}
