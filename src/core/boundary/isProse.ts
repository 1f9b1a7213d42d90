import type { BoundaryFile } from './boundaryRule.ts';

/** Text for people, which cannot run. `.txt` and `.mdx` are left out: `requirements.txt` installs and MDX executes. */
const proseExtensions = new Set(['md', 'markdown', 'rst', 'adoc']);

/** Prose that is read by machines all the same: it instructs coding agents. */
const instructions = new Set(['agents.md', 'claude.md', 'gemini.md', 'copilot-instructions.md']);

/** Whether the file is text for people only; nothing in a dot folder is. */
export function isProse(file: BoundaryFile): boolean {
  return (
    proseExtensions.has(file.extension) &&
    !instructions.has(file.name) &&
    !file.names.some((name) => name.startsWith('.'))
  );
}
