import { after, before } from 'mocha';
import type { Browser } from 'playwright-core';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import type { PreviewView } from '../../../../src/protocol/preview.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { buildParts, compilePage } from '../../prototype/pages.ts';
import { sampleView, ShellPage } from './shellPage.ts';

/** A prototype of two screens. */
export const shop = `<title>Shop</title>
<main data-screen="list"><h1>Our cheeses</h1><button data-go="basket">Basket</button></main>
<main data-screen="basket"><h1>Your basket</h1><p data-state="empty">Nothing yet</p></main>`;

/** The sample with three variants, of which the first is shown. */
export const threeVariants: PreviewView = {
  ...sampleView,
  variants: [
    { id: 'a', note: 'The first one' },
    { id: 'b', note: 'Asks for the address last' },
    { id: 'c', note: 'One page instead of three' },
  ],
};

/** What tests of the shell share: one browser for the suite that calls this. */
export function shellSuite() {
  let browser: Browser;
  let parts: PageParts;
  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(() => browser.close());
  return {
    /** Compiles the markup of a prototype's only file. */
    page: (html: string): string => compilePage({ 'index.html': html }, parts),
    /** Opens an empty shell. */
    open: async (width = 900): Promise<ShellPage> =>
      ShellPage.start(await browser.newPage({ viewport: { width, height: 700 } })),
  };
}
