import type { PrototypeFile } from '../fileChange.ts';
import type { Mendable } from '../repair.ts';

const longestLine = 160;

/** A finding or an error as an entry of a list, with the line it is about where that is known. */
export function describeFinding(
  { file, line = 1, message }: Mendable,
  files: readonly PrototypeFile[],
): string {
  const source = files.find(({ path }) => path === file)?.text ?? '';
  const text = (source.split('\n')[line - 1] ?? '').trim();
  const place = file === undefined ? '' : `${file}, line ${line}: `;
  const quoted = text === '' ? '' : `\n  the line: ${JSON.stringify(text.slice(0, longestLine))}`;
  return `- ${place}${message.trim().replaceAll(/\s+/g, ' ')}${quoted}`;
}
