/**
 * The list `packages:` of a pnpm-workspace.yaml, as pnpm's documentation writes it: in lines or in brackets, with or without
 * quotes. That is all the file says about folders.
 *
 * @returns patterns of folders, those that are left out with a `!` before them
 */
export function pnpmPatterns(text: string): readonly string[] {
  const list =
    /^packages[ \t]*:[ \t]*(?:\[([^\]]*)\]|(?:#[^\n]*)?\r?\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\r?\n|$))*))/mu.exec(
      text,
    );
  const entries = list?.[1]?.split(',') ?? list?.[2]?.split('\n').filter((line) => /^\s*-/u.test(line)) ?? [];
  return entries
    .map((entry) =>
      entry
        .replace(/^\s*-/u, '')
        .replace(/\s#[^\n]*/gu, '')
        .trim()
        .replace(/^(["'])(.*)\1$/u, '$2'),
    )
    .filter((entry) => entry !== '');
}
