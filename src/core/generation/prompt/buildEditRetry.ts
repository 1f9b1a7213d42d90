import type { MissedEdit } from '../applyEdits.ts';
import type { PrototypeFile } from '../fileChange.ts';
import { composeTurn } from './composeTurn.ts';
import { fence } from './fence.ts';
import type { BuiltTurn } from './turnInput.ts';

const mostShown = 8;
const longestSearch = 600;

const reasons = {
  'no-file': 'there is no such file',
  'not-found': 'these lines are not in the file as you wrote them',
  'not-unique': 'these lines occur more than once',
  'not-shown': 'you had not seen its text, so it was not replaced',
} as const;

/**
 * Asks again for edits that did not fit their files; the rest of the answer is kept.
 *
 * @param currentFiles all files as the rest of the answer leaves them
 * @param whole ask for the whole files this time, because edits missed before
 * @throws FootbridgeError `model-context-too-long`
 */
export function buildEditRetry(
  turn: BuiltTurn,
  missed: readonly MissedEdit[],
  currentFiles: readonly PrototypeFile[],
  whole: boolean,
): BuiltTurn {
  const paths = [...new Set(missed.map(({ path }) => path))];
  const shown = missed.slice(0, mostShown).map(describeMissed);
  const how = whole
    ? `Now write ${list(paths)} whole, with all its changes, as <footbridge-file>. No edits this time.`
    : `Now write the edits for ${list(paths)} again, all of them, with SEARCH lines copied from the files above. Where that is
hard, write the file whole instead.`;
  const task = `# Your task
You were asked for this:
${fence(turn.input.instruction.trim() || 'Improve the prototype.')}
Your answer was taken over, and the files above are as it left them. Only these edits did not fit, so the files they
belong to were left as they were:

${shown.join('\n\n')}

${how} Write nothing for other files. End with <footbridge-done/>.`;
  return composeTurn({ ...turn.input, currentFiles }, turn.traits, { task, needed: paths });
}

function describeMissed({ path, search, why }: MissedEdit): string {
  const said = `${JSON.stringify(path)}: ${reasons[why]}`;
  return why === 'not-shown' ? said : `${said}\n${fence(search.slice(0, longestSearch))}`;
}

function list(paths: readonly string[]): string {
  return paths.map((path) => JSON.stringify(path)).join(', ');
}
