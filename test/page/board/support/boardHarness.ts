import { boardHtml } from '../../../../src/editor/board/boardHtml.ts';
import {
  boardMessageSchema,
  type BoardMessage,
  type BoardView,
  type ToBoard,
} from '../../../../src/protocol/board.ts';
import { WebviewHarness } from '../../support/webviewHarness.ts';
import { WebviewPage } from '../../support/webviewPage.ts';

/** One board in a browser, and the host's side of its border. */
export class BoardPage extends WebviewPage<BoardMessage, ToBoard> {
  /** Sends a board and waits until it is painted. */
  async show(board: BoardView): Promise<void> {
    await this.send({ type: 'board', board });
  }

  /** Titles of the rows that are drawn, from the top. */
  async titles(): Promise<string[]> {
    return await this.page.locator('tbody .title > span').allTextContents();
  }

  protected read(message: unknown): BoardMessage | undefined {
    return boardMessageSchema.safeParse(message).data;
  }
}

export type BoardHarness = WebviewHarness<BoardPage>;

/** The board's real bundle and shell in a real Chromium. */
export const BoardHarness = {
  start: async (): Promise<BoardHarness> =>
    await WebviewHarness.start({
      name: 'board',
      html: boardHtml,
      size: { width: 1280, height: 800 },
      see: (page) => new BoardPage(page),
    }),
};
