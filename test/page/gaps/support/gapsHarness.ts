import { gapsHtml } from '../../../../src/editor/gaps/gapsHtml.ts';
import { gapsMessageSchema, type GapsMessage, type ToGaps } from '../../../../src/protocol/gaps.ts';
import { WebviewHarness } from '../../support/webviewHarness.ts';
import { WebviewPage } from '../../support/webviewPage.ts';

/** One page about gaps in a browser, and the host's side of its border. */
export class GapsSeen extends WebviewPage<GapsMessage, ToGaps> {
  /** Sends what the host would, and waits until it is painted. */
  async show(...sent: readonly ToGaps[]): Promise<void> {
    await this.send(...sent);
  }

  /** What the page says in plain sight. */
  async text(): Promise<string> {
    return await this.page.locator('main').innerText();
  }

  protected read(message: unknown): GapsMessage | undefined {
    return gapsMessageSchema.safeParse(message).data;
  }
}

export type GapsHarness = WebviewHarness<GapsSeen>;

/** The page's real bundle and shell in a real Chromium. */
export const GapsHarness = {
  start: async (): Promise<GapsHarness> =>
    await WebviewHarness.start({
      name: 'gaps',
      html: gapsHtml,
      size: { width: 1000, height: 900 },
      see: (page) => new GapsSeen(page),
    }),
};
