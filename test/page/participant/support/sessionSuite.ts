import assert from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import type { ParticipantEvent, ParticipantScript } from '../../../../src/protocol/participant.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { buildParts, compilePage } from '../../prototype/pages.ts';
import { consent, known, shop, tasks } from './samplePages.ts';
import { logOf, SessionPage } from './sessionPage.ts';

/** What tests of a participant's session share: one browser for the suite that calls this, and no message that was refused. */
export function sessionSuite() {
  let browser: Browser;
  let parts: PageParts;
  const pages: SessionPage[] = [];
  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());
  afterEach(async () => {
    for (const { page, refused } of pages.splice(0)) {
      assert.deepEqual(refused, []);
      await page.close();
    }
  });
  /** The sample shop as a sketch. */
  const sampleShop = (heading: string): string => shop(heading, parts);
  const scriptOf = (change: Partial<ParticipantScript>): ParticipantScript => ({
    session: 's1',
    participant: 'P3',
    title: 'A test',
    consent,
    tasks,
    known,
    variants: [{ id: 'a', page: sampleShop('All we have') }],
    moderated: true,
    ...change,
  });
  return {
    sampleShop,
    /** What {@link open} gives a session. */
    scriptOf,
    /** Compiles the markup of a sketch's only file. */
    sketch: (html: string): string => compilePage({ 'index.html': html }, parts),
    /** Sits somebody down before a session, which may have gone on already. */
    open: async (
      change: Partial<ParticipantScript> = {},
      recorded: readonly ParticipantEvent[] = [],
    ): Promise<SessionPage> => {
      const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
      const session = await SessionPage.open(page, scriptOf(change), logOf(recorded));
      pages.push(session);
      return session;
    },
  };
}
