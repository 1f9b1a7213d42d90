/**
 * Finds places where a model left code out ("rest of the code unchanged") although it was asked for whole
 * files. Used as it is, such a file would lose what the comment stands for. Only comments and bare lines
 * that start with an ellipsis count: the same words inside the prototype's own texts are fine.
 */

const comment = /^\s*(?:\{?\/\*+|\/\/+|<!--+)\s*(.*?)\s*(?:\*+\/\}?|-->)?\s*$/;
const bareEllipsis = /^\s*[[(]?\s*(?:\.{3,}|…)\s+(.*)$/;

const parts =
  '(?:code|file|component|page|script|styles?|stylesheet|rules|markup|html|css|contents?|functions?|logic|implementation|screens?)';
const same =
  '(?:unchanged|the same|same as (?:before|above)|as before|as is|as it (?:is|was)|omitted|truncated|here)';
const stays = '(?:(?:is|are|stays?|remains?|goes|left|kept)\\s+)?';

const afterEllipsis =
  /^[[(]?\s*(?:(?:the|all|your|keep)\s+)*(?:rest|remaining|remainder|existing|previous|other|same|unchanged|omitted|more|code|etc|as before)\b/i;
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
  /^(?:unchanged|no changes?(?: here| needed)?|same as (?:before|above)|keep (?:the )?existing \w+|.*\b(?:omitted|truncated|shortened) for brevity)\W*$/i,
];

/** Longer lines are no such comment; the limit also bounds the patterns' time. */
const maxLineLength = 200;

/** Whether a line stands for code that was left out. */
export function isElision(line: string): boolean {
  if (line.length > maxLineLength) return false;
  const bare = bareEllipsis.exec(line)?.[1];
  if (bare !== undefined) return afterEllipsis.test(bare);
  const text = comment.exec(line)?.[1];
  if (text === undefined) return false;
  const [, ellipsis, rest] = /^[[(]?\s*(\.{3,}|…)\s*(.*)$/.exec(text) ?? [];
  if (ellipsis !== undefined) return rest === '' || afterEllipsis.test(rest ?? '');
  return wholeComment.some((pattern) => pattern.test(text));
}
