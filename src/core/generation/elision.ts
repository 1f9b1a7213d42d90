/**
 * Finds places where a model left code out ("rest of the code unchanged") although it was asked for whole
 * files. Used as it is, such a file would lose what the comment stands for. Only comments and bare lines
 * that start with an ellipsis count: the same words inside the prototype's own texts are fine.
 */

const opener = /^(?:\{?\/\*+|\/\/+|<!--+)/;
const closers = ['*/}', '*/', '-->'] as const;
const bareEllipsis = /^[[(]?\s*(?:\.{3,}|…)\s+(.*)$/;
/** How both begin: the quick question that spares most lines the other patterns. */
const beginning = /^\s*(?:\{?\/[/*]|<!--|\.{3}|…|[[(]\s*(?:\.{3}|…))/;

const parts =
  '(?:code|file|component|page|script|styles?|stylesheet|rules|markup|html|css|contents?|functions?|logic|implementation|screens?)';
const same =
  '(?:unchanged|the same|same as (?:before|above|original)|as before|as is|as it (?:is|was)|omitted|truncated|here)';
const stays = '(?:(?:is|are|stays?|remains?|goes|left|kept)\\s+)?';

const afterEllipsis =
  /^[[(]?\s*(?:(?:the|all|your|keep)\s+)*(?:rest|remaining|remainder|existing|previous|other|same|unchanged|omitted|more|code|etc|as before|snip)\b/i;
const wholeComment = [
  new RegExp(
    `^(?:the |keep |all )*(?:rest|remainder) of (?:the |your |this |my )?${parts}\\s*(?:$|[.…:,(–-]|${stays}${same})`,
    'i',
  ),
  new RegExp(`\\b(?:existing|previous|original|remaining|other|your)\\s+${parts}\\s+${stays}${same}\\b`, 'i'),
  new RegExp(
    `^(?:the |all )*(?:rest|${parts}|everything(?: else)?)\\s+${stays}${same}(?: for brevity)?\\W*$`,
    'i',
  ),
  new RegExp(`\\b(?:existing|previous|original)\\s+${parts}\\s+(?:remains?|stays?|continues?)\\W*$`, 'i'),
  new RegExp(
    `^(?:the |your )?(?:existing|previous|original|other|remaining) ${parts}(?: here)?\\s?(?:\\.{3,}|…)$`,
    'i',
  ),
  /^(?:unchanged|no changes?(?: here| needed)?|same as (?:before|above|the original|original)|keep (?:the )?existing \w+|.*\b(?:omitted|truncated|shortened) for brevity)\W*$/i,
];

/** Enough within brackets, where it is no heading. */
const onlyNamed = new RegExp(`^(?:the |your )?(?:existing|previous|original|other|remaining) ${parts}$`, 'i');

/** Longer lines are no such comment. */
const maxLineLength = 200;

/** An ellipsis alone is a line of text in a page, but never one of these. */
const codeFile = /\.(?:css|[mc]?[jt]s|json)$/i;
const ellipsisAlone = /^(?:\.{3}|…)$/;

/**
 * Whether a line stands for code that was left out. Marks at both ends are cut off before the patterns are tried: a
 * pattern that may give up characters at its beginning and at its end takes cubic time.
 *
 * @param path of the file, where it is known: in code an ellipsis alone counts too
 */
export function isElision(line: string, path = ''): boolean {
  if (line.length > maxLineLength || !beginning.test(line)) return false;
  const plain = line.trim();
  if (codeFile.test(path) && ellipsisAlone.test(plain)) return true;
  const bare = bareEllipsis.exec(plain)?.[1];
  if (bare !== undefined) return afterEllipsis.test(bare);
  const text = commentText(plain);
  if (text === undefined) return false;
  const [, ellipsis, rest] = /^[[(]?\s*(\.{3,}|…)\s*(.*)$/.exec(text) ?? [];
  if (ellipsis !== undefined) return /^[\])]?$/.test(rest ?? '') || afterEllipsis.test(rest ?? '');
  const bracketed = insideBrackets(text);
  if (bracketed !== undefined && onlyNamed.test(bracketed)) return true;
  return wholeComment.some((pattern) => pattern.test(bracketed ?? text));
}

/** What a comment on a line of its own says; `undefined` for other lines. */
function commentText(line: string): string | undefined {
  const opened = opener.exec(line)?.[0];
  if (opened === undefined) return undefined;
  const text = line.slice(opened.length);
  const closer = closers.find((each) => text.endsWith(each));
  if (closer === undefined) return text.trim();
  const inside = text.slice(0, -closer.length);
  return (closer === '-->' ? inside : withoutEnd(inside, '*')).trim();
}

/** What stands in brackets, or between two or more dashes on either side. */
function insideBrackets(text: string): string | undefined {
  const ends = text.charAt(0) + text.slice(-1);
  if (text.length > 1 && (ends === '()' || ends === '[]')) return text.slice(1, -1);
  if (!text.startsWith('--') || !text.endsWith('--')) return undefined;
  return withoutEnd(text.replace(/^-+/, ''), '-').trim();
}

/** The text without the run of a character at its end. */
function withoutEnd(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end -= 1;
  return text.slice(0, end);
}
