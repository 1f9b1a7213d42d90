import { after, afterEach, before, beforeEach } from 'mocha';
import type { OpenOptions } from '../../support/webviewHarness.ts';
import { GuideHarness } from './guideHarness.ts';
import type { GuidePage } from './guidePage.ts';

/**
 * Opens a guide for each test of the suite that calls this, before whatever else the suite sets up, and closes it afterwards.
 *
 * @param take is handed the guide of the test that follows, and what opens more of them
 */
export function guideForEach(
  take: (guide: GuidePage, harness: GuideHarness) => void,
  options?: OpenOptions,
): void {
  let harness: GuideHarness;
  let guide: GuidePage;
  before(async () => {
    harness = await GuideHarness.start();
  });
  after(() => harness.stop());
  beforeEach(async () => {
    guide = await harness.open(options);
    take(guide, harness);
  });
  afterEach(() => guide.close());
}
