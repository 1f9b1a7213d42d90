/**
 * **scale/lookup-in-loop** (possible)
 *
 * For each item of one list another list is searched (`.find` inside `.map`): the work grows with the
 * product of both.
 */
import type { GapRule } from '../gap.ts';
import { callBody, openParenthesis } from '../readCode.ts';
import { placesOf } from '../sourceFile.ts';

export const lookupInLoop: GapRule = {
  rule: 'scale/lookup-in-loop',
  axis: 'scale',
  inPlainWords: 'It becomes slow as data grows: for each item it searches another list.',
  forEngineers: 'Quadratic join in the client: a search of one collection per item of another.',
  instead: 'Join where the data is, or index it by id first.',
  confidence: 'possible',
  find: (files) =>
    files.flatMap((file) =>
      placesOf(file, 'code', /\.(?:map|forEach|reduce|flatMap)\s*\(/g, (match) =>
        /\.(?:find|findIndex)\s*\(/.test(callBody(file.code, openParenthesis(match))),
      ),
    ),
};
