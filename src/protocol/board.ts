/** What crosses the border of the board's webview. */
import * as z from 'zod';
import type { BoardEntry, BoardRow, UnreadableRow } from '../core/board/boardEntry.ts';

export type { BoardEntry, BoardRow, UnreadableRow };

/** One lab of the board. */
export interface LabView {
  /** Its folder, by which rows name it. */
  readonly id: string;
  readonly name: string;
  readonly records: number;
  /** Whether it is the lab of this window, whose experiments can be opened here. */
  readonly isHere: boolean;
  /** Whether it was added by hand, and can be taken off the board. */
  readonly isAdded: boolean;
  /** Why nothing of it is shown. */
  readonly problem: string | undefined;
}

/** Everything the board draws. */
export interface BoardView {
  /** While the labs are read for the first time: how many experiments of how many; `undefined` afterwards. */
  readonly reading: { readonly done: number; readonly all: number } | undefined;
  readonly entries: readonly BoardEntry[];
  readonly labs: readonly LabView[];
  /** Experiments found in more than one copy of a lab. */
  readonly copied: number;
  /** What went wrong with what was asked for last, in words. */
  readonly problem: string | undefined;
}

export interface ToBoard {
  readonly type: 'board';
  readonly board: BoardView;
}

const key = z.string().max(4200);
const folder = z.string().min(1).max(4096);

/** What the board asks for. */
export const boardMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Open an experiment: here, or its lab in another window. */
  z.object({ type: z.literal('open'), key }),
  z.object({ type: z.literal('addLab') }),
  z.object({ type: z.literal('removeLab'), lab: folder }),
  z.object({ type: z.literal('refresh') }),
  /** Save these, in this order, as a table. */
  z.object({ type: z.literal('saveTable'), keys: z.array(key).max(100_000) }),
]);
export type BoardMessage = z.infer<typeof boardMessageSchema>;
