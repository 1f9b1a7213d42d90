/** One place where a file changed: its lines before and after, with a few unchanged ones around them. */
export interface Hunk {
  /** Line numbers from 1 at which it begins; 0 where the file was or is not there. */
  readonly oldLine: number;
  readonly newLine: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The hunks of one file of a patch. `path` is its name after the change, or before when it was deleted. */
export interface PatchFile {
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads the hunks of a patch as `git diff` writes it. Lines are counted by each hunk's header, so that a changed line
 * which looks like a header of its own is not taken for one. Binary parts have no hunks. Never throws.
 */
export function readPatch(patch: string): PatchFile[] {
  const lines = patch.split('\n');
  const files: { path: string; hunks: Hunk[] }[] = [];
  let names = { old: '', new: '' };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('diff --git ')) names = { old: '', new: '' };
    else if (line.startsWith('--- ')) names.old = nameIn(line);
    else if (line.startsWith('+++ ')) {
      names.new = nameIn(line);
      files.push({ path: names.new === '' ? names.old : names.new, hunks: [] });
    }
    const hunk = readHunk(lines, at);
    if (!hunk) continue;
    files.at(-1)?.hunks.push(hunk.hunk);
    at = hunk.end - 1;
  }
  return files;
}

function readHunk(lines: readonly string[], start: number): { hunk: Hunk; end: number } | undefined {
  const found = header.exec(lines[start] ?? '');
  if (!found) return undefined;
  const [before, after]: [string[], string[]] = [[], []];
  const [olds, news] = [Number(found[2] ?? 1), Number(found[4] ?? 1)];
  let at = start + 1;
  for (; at < lines.length && (before.length < olds || after.length < news); at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('-') || line.startsWith(' ')) before.push(line.slice(1));
    if (line.startsWith('+') || line.startsWith(' ')) after.push(line.slice(1));
  }
  return { hunk: { oldLine: Number(found[1]), newLine: Number(found[3]), before, after }, end: at };
}

/** The name in `--- a/name` and `+++ b/name`: git ends one that has white space with a tab, and quotes some. */
function nameIn(line: string): string {
  const name = line.slice(4).replace(/\t$/, '');
  const bare = name.startsWith('"') && name.endsWith('"') ? unquoted(name.slice(1, -1)) : name;
  return bare === '/dev/null' ? '' : bare.slice(2);
}

/** Quoted as in C; what is not ASCII stays as it is, because patches are made with `core.quotePath=false`. */
function unquoted(name: string): string {
  const named: Record<string, string> = { t: '\t', n: '\n', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };
  return name.replaceAll(/\\([0-7]{3}|.)/g, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : (named[escaped] ?? escaped),
  );
}
