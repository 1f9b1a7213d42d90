/**
 * **scale/list-without-paging** (likely)
 *
 * A list is drawn from the first item to the last: `items.map(…)` into markup, in a file that mentions no
 * page, limit or cursor. Lists written out in place (`['S', 'M'].map`) are left alone.
 */
import type { GapRule } from '../gap.ts';
import { callBody, openParenthesis } from '../readCode.ts';
import { placesOf, type SourceFile } from '../sourceFile.ts';

const paging = /\b\w*(?:page|paging|pagination|limit|cursor|offset|virtual)\w*\b|\.slice\s*\(/i;

export const listWithoutPaging: GapRule = {
  rule: 'scale/list-without-paging',
  axis: 'scale',
  inPlainWords: 'The list shows everything at once. It was seen with a few items only.',
  forEngineers: 'The whole collection is rendered; there is no paging or windowing.',
  instead: 'Page on the server, with a stable order; window long lists.',
  confidence: 'likely',
  find: (files) => files.filter((file) => !paging.test(file.code)).flatMap(drawnLists),
};

function drawnLists(file: SourceFile) {
  return placesOf(file, 'code', /[\w)]\.map\s*\(/g, (match) => {
    const open = openParenthesis(match);
    const end = open + callBody(file.code, open).length + 2;
    const joined = /^\s*\.join\s*\(/.test(file.code.slice(end, end + 40));
    const inJsx =
      /\.[jt]sx$/i.test(file.path) &&
      /\{\s*[\w.?()]*$/.test(file.code.slice(Math.max(0, match.index - 60), match.index + 1));
    return joined ? /</.test(file.uncommented.slice(open, end)) : inJsx;
  });
}
