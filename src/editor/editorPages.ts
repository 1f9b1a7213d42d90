import { Boards, type BoardsDeps } from './board/boards.ts';
import { Gaps } from './gaps/gaps.ts';
import type { GapToolsDeps } from './gaps/gapTools.ts';

/** Builds what opens pages in the editor area, each of which VS Code brings back after a restart. */
export function editorPages(deps: BoardsDeps & GapToolsDeps): {
  readonly boards: Boards;
  readonly gaps: Gaps;
} {
  return { boards: new Boards(deps), gaps: new Gaps(deps) };
}
