import { code } from '../../handoff/markdown/escape.ts';
import { redact } from '../../redact.ts';
import type { BlastRadius } from './blastRadius.ts';
import type { FixFile } from './fixFile.ts';
import type { Hunk, PatchFile } from './patchHunks.ts';

/** As much as is shown of a fix; the patch has all of it. */
const most = { files: 8, hunks: 3, lines: 24, characters: 200 };

/**
 * What a fix changes, each place before and after, as finished Markdown blocks. What looks like a secret is blotted
 * out, as a review request is passed around.
 */
export function renderExcerpts({ files }: BlastRadius, patch: readonly PatchFile[]): string[] {
  const rest = files.length - most.files;
  return [
    ...files.slice(0, most.files).flatMap((file) => excerptsOf(file, patch)),
    ...(rest > 0 ? [`… and ${rest} more ${rest === 1 ? 'file' : 'files'}; the patch has everything.`] : []),
  ];
}

function excerptsOf(file: FixFile, patch: readonly PatchFile[]): string[] {
  const hunks = patch.find(({ path }) => path === file.path)?.hunks ?? [];
  const rest = hunks.length - most.hunks;
  return [
    `**${code(file.path)}**`,
    ...(hunks.length === 0 ? [wordsFor(file)] : hunks.slice(0, most.hunks).flatMap(beforeAndAfter)),
    ...(rest > 0 ? [`… and ${rest} more ${rest === 1 ? 'place' : 'places'} in this file.`] : []),
  ];
}

function wordsFor({ change, kind }: FixFile): string {
  if (kind !== 'text') return 'Not text; the patch has it.';
  return change === 'rename' ? 'Renamed, and otherwise as it was.' : 'Empty.';
}

function beforeAndAfter({ oldLine, newLine, before, after }: Hunk): string[] {
  return [
    ...(before.length === 0 ? [] : [`Before, from line ${oldLine}:`, fenced(before)]),
    ...(after.length === 0
      ? ['After: nothing is left of it.']
      : [before.length === 0 ? 'New:' : `After, from line ${newLine}:`, fenced(after)]),
  ];
}

/** The fence is longer than any run of backticks in the text, so that no code can end it. */
function fenced(lines: readonly string[]): string {
  const shown = lines.slice(0, most.lines).map((line) => {
    const bare = line.replace(/\r$/, '');
    return bare.length > most.characters ? `${bare.slice(0, most.characters)}…` : bare;
  });
  const rest = lines.length - shown.length;
  const body = redact([...shown, ...(rest > 0 ? [`… (${rest} more)`] : [])].join('\n'));
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${body}\n${fence}`;
}
