import type { BlobRef, FixChange, FixKind } from '../../core/boundary/fix/fixFile.ts';
import { decodeGitPath } from '../git/gitPath.ts';

/**
 * Reads `git diff-tree -z --raw` and `--numstat` of the same two trees (see "Raw output format" in git-diff-tree(1)).
 *
 * @returns one change for each path, in git's order
 */
export function parseFixChanges(raw: Buffer, numstat: Buffer): FixChange[] {
  const lines = readNumbers(fieldsOf(numstat));
  const changes: FixChange[] = [];
  const fields = fieldsOf(raw);
  for (let at = 0; at + 1 < fields.length;) {
    const [before = '', after = '', old = '', now = '', letter = ''] = (fields[at] ?? '')
      .replace(/^:/, '')
      .split(' ');
    const isPair = letter.startsWith('R') || letter.startsWith('C');
    const from = isPair ? fields[at + 1] : undefined;
    const path = fields[at + (isPair ? 2 : 1)] ?? '';
    at += isPair ? 3 : 2;
    const numbers = lines.get(path);
    const kind = kindOf(before, after, numbers === undefined);
    const counted = kind === 'text' && numbers ? numbers : { added: 0, removed: 0 };
    changes.push({
      path,
      ...(from !== undefined && { from }),
      change: changeOf(letter),
      kind,
      ...counted,
      before: blobOf(before, old),
      after: blobOf(after, now),
    });
  }
  return changes;
}

/** Lines by path; binary files, of which git says `-`, are left out. */
function readNumbers(fields: readonly string[]): Map<string, { added: number; removed: number }> {
  const found = new Map<string, { added: number; removed: number }>();
  for (let at = 0; at < fields.length;) {
    const [added = '', removed = '', path = ''] = (fields[at] ?? '').split('\t');
    // Of a renamed file the path is empty, and both names follow.
    const name = path === '' ? (fields[at + 2] ?? '') : path;
    at += path === '' ? 3 : 1;
    if (added !== '-') found.set(name, { added: Number(added), removed: Number(removed) });
  }
  return found;
}

function fieldsOf(output: Buffer): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    fields.push(decodeGitPath(output.subarray(start, end)).path);
    start = end + 1;
  }
  return fields;
}

function blobOf(mode: string, hash: string): BlobRef | undefined {
  return /^0+$/.test(mode) ? undefined : { mode, hash };
}

function changeOf(letter: string): FixChange['change'] {
  if (letter.startsWith('R')) return 'rename';
  return letter === 'A' || letter.startsWith('C') ? 'create' : letter === 'D' ? 'delete' : 'edit';
}

/** Git's modes: 120000 is a symbolic link, 160000 a commit of another repository, 100755 a file that may be run. */
function kindOf(before: string, after: string, isBinary: boolean): FixKind {
  if (before === '160000' || after === '160000') return 'submodule';
  if (before === '120000' || after === '120000') return 'link';
  if (after === '100755' && before !== '100755') return 'executable';
  if (before === '100755' && after === '100644') return 'executable';
  return isBinary ? 'binary' : 'text';
}
