import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { explanationPage } from '../../../src/core/boundary/explanationPage.ts';
import { radiusPage } from '../../../src/core/boundary/fix/radiusPage.ts';
import { describeRadius } from '../../../src/core/boundary/fix/radiusWords.ts';
import { inEnglish } from '../../../src/core/boundary/fix/words.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder } from '../../support/paths.ts';
import { themeNames } from '../../support/themeTokens.ts';
import { buttonRadius } from '../../unit/fix/sampleRadius.ts';
import { dress, tooWide, violations } from '../looks.ts';

const explanation = {
  language: 'en',
  zone: 'critical',
  zoneLabel: 'Critical Production',
  title: 'AFileWhoseNameIsSoLongThatItHasToBeBrokenSomewhere.tsx',
  place: 'src/payments/AFileWhoseNameIsSoLongThatItHasToBeBrokenSomewhere.tsx',
  happened: 'This file belongs to production. Your change to it is not part of the prototype.',
  sections: [
    { heading: 'Why does this matter?', text: 'Payments: a mistake here charges real people.' },
    { heading: 'What could break', text: 'People may be charged wrongly, twice or not at all.' },
  ],
  facts: [
    { label: 'Owners', value: '@sample/payments' },
    {
      label: 'Comes from',
      value: 'footbridge.policy.jsonc, line 12',
      href: 'command:footbridge.showPolicyLine',
    },
  ],
  next: 'What you can do now',
  actions: ['Put the File Back', 'Move This Change into the Prototype', 'Ask an Engineer'].map((label) => ({
    label,
    href: 'command:footbridge.undoCrossing',
  })),
} as const;

const radius = buttonRadius();
const fix = {
  language: 'en',
  title: 'A fix of Button.tsx',
  standing: 'This is what the fix touches. Nothing has left yet.',
  limits: [],
  sentences: describeRadius(radius).map(inEnglish),
  radius,
};
const limits = [
  { message: 'It changes 120 lines; one fix may change 80.', instead: 'Propose a smaller part of it first.' },
];

/** What the pages can look like, by a name for their pictures. */
const pages: Readonly<Record<string, string>> = {
  why: explanationPage(explanation, 'once'),
  'why-untouched': explanationPage(
    { ...explanation, zone: 'open', happened: undefined, actions: [] },
    'once',
  ),
  radius: radiusPage(fix, 'once'),
  'radius-beyond': radiusPage({ ...fix, limits }, 'once'),
};
const pictured = new Set(['light', 'dark', 'highContrast']);

describe('the pages about the boundary', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [name, html] of Object.entries(pages)) {
    it(`keep out nobody and fit at 360 and 1100 pixels: ${name}`, async () => {
      const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
      await page.setContent(html);
      for (const theme of themeNames) {
        await dress(page, theme);
        assert.deepEqual(await violations(page, theme), [], theme);
        for (const width of [360, 1100]) {
          await page.setViewportSize({ width, height: 700 });
          assert.deepEqual(await tooWide(page), [], `${theme} ${width}`);
          if (!pictured.has(theme)) continue;
          await page.screenshot({
            path: path.join(picturesFolder, `boundary-${name}-${theme}-${width}.png`),
          });
        }
      }
      await page.close();
    });
  }
});
