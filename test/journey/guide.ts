import type { Frame } from 'playwright-core';
import type { JourneyContext } from './journey.ts';

/** A webview is shown a moment after its page is there; only pictures need to wait for it. */
const PAINTED_MS = 500;

/** The guide, which VS Code may have loaded anew. */
export async function guideOf({ workbench }: Pick<JourneyContext, 'workbench'>): Promise<Frame> {
  return workbench.findWebviewFrame(async (frame) => (await frame.locator('ol.steps').count()) > 0);
}

/** The guide with one of its steps unfolded. @param step its name in the protocol, such as `test` */
export async function guideAt(context: Pick<JourneyContext, 'workbench'>, step: string): Promise<Frame> {
  const guide = await guideOf(context);
  const toggle = guide.locator(`#toggle-${step}`);
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  return guide;
}

/** Takes a picture of the window once it is painted. @param part of the bridge, with which its name begins */
export async function picture({ workbench }: JourneyContext, name: string, part = 'evidence'): Promise<void> {
  await workbench.page.waitForTimeout(PAINTED_MS);
  await workbench.screenshot(`${part}-${name}`);
}
