import type { WireChange } from './wireChange.ts';

/**
 * Files that an answer with tags gives in plain fences beside them, as small models do with the last one. Only those that
 * the tagged files name, and that the answer does not have otherwise, are files; other fences are examples and
 * explanations.
 *
 * @param tagged what the answer gives between tags
 * @param fenced what it gives in fences with the name of a file
 */
export function filesBeside(
  tagged: readonly WireChange[],
  fenced: readonly WireChange[],
): readonly WireChange[] {
  const given = new Set(tagged.map(({ path }) => path));
  const texts = tagged.flatMap((change) =>
    'text' in change && change.text !== undefined ? [change.text] : [],
  );
  return fenced.filter(({ path }) => !given.has(path) && texts.some((text) => names(text, path)));
}

/** Whether a text names a file as an address or an import does: in quotes, with or without its folders and extension. */
function names(text: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = name.replace(/\.[a-z]+$/i, '');
  return [name, bare].some((each) => ["'", '"'].some((quote) => hasQuoted(text, each, quote)));
}

function hasQuoted(text: string, name: string, quote: string): boolean {
  return text.includes(`/${name}${quote}`) || text.includes(`${quote}${name}${quote}`);
}
