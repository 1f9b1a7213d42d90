import { guideHtml } from '../../../../src/editor/guide/guideHtml.ts';
import { WebviewHarness } from '../../support/webviewHarness.ts';
import { GuidePage } from './guidePage.ts';

export type GuideHarness = WebviewHarness<GuidePage>;

/** The guide's real bundle and shell in a real Chromium, as wide as a sidebar that nobody changed. */
export const GuideHarness = {
  start: async (): Promise<GuideHarness> =>
    await WebviewHarness.start({
      name: 'guide',
      html: guideHtml,
      background: 'sideBar-background',
      size: { width: 300, height: 800 },
      see: (page) => new GuidePage(page),
    }),
};
