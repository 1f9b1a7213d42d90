import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { type ThemeName, themeBodyClass, themeNames, themeTokens } from '../support/themeTokens.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const [firstTheme] = themeNames;

/** What axe's own script leaves in the page. */
declare const axe: { run(options: object): Promise<AxeResults> };

/** Changes the theme under a page's feet, as VS Code does with its webviews. */
export async function dress(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate(
    ({ tokens, bodyClass }) => {
      const { style } = document.documentElement;
      style.cssText = Object.entries(tokens)
        .map(([name, value]) => `${name}:${value}`)
        .join(';');
      document.body.className = bodyClass;
    },
    { tokens: themeTokens(theme), bodyClass: themeBodyClass(theme) },
  );
}

/**
 * What keeps somebody out of a page, frames aside, as far as axe sees it.
 *
 * @param theme left out, or the first of all themes: every rule; another one: colours alone, as nothing else depends on it
 */
export async function violations(page: Page, theme: ThemeName = firstTheme): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const runOnly = theme === firstTheme ? {} : { runOnly: ['color-contrast'] };
  const results = await page.evaluate(
    async (rules) => await axe.run({ ...rules, resultTypes: ['violations'], iframes: false }),
    runOnly,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
}

/** Elements that stick out of the page, and the page itself when it scrolls sideways. */
export async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const isOut = (element: Element): boolean => {
      const { width, right, left } = element.getBoundingClientRect();
      return width > 1 && (right > limit + 0.5 || left < -0.5);
    };
    const scrolls = document.documentElement.scrollWidth > limit ? ['the page scrolls sideways'] : [];
    const inside = [...document.querySelectorAll('main *')].filter((one) => !one.closest('svg'));
    return [...scrolls, ...inside.filter(isOut).map((one) => one.outerHTML.slice(0, 120))];
  });
}
