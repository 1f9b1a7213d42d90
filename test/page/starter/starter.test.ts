import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser, Frame } from 'playwright-core';
import * as z from 'zod';
import { type HypothesisKind, hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { picturesFolder, repositoryRoot } from '../../support/paths.ts';
import { hypothesisOf } from '../../unit/starter/hypotheses.ts';
import { buildParts } from '../prototype/pages.ts';
import { type Look, StarterPage } from './support/starterPage.ts';

const looks: readonly Look[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
];

const violations = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
);

describe('starter prototypes in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let parts: PageParts;
  let axe: string;
  before(async () => {
    await mkdir(picturesFolder, { recursive: true });
    [browser, parts, axe] = await Promise.all([
      launchChromium(),
      buildParts(),
      readFile(path.join(repositoryRoot, 'node_modules/axe-core/axe.min.js'), 'utf8'),
    ]);
  });
  after(() => browser?.close());

  const open = (kind: HypothesisKind, look: Look) =>
    StarterPage.open(browser, parts, hypothesisOf[kind], look);

  for (const kind of hypothesisKinds) {
    for (const look of looks) {
      it(`${kind} is walked from the first screen to the last, ${look.width} px, ${look.scheme}`, async () => {
        const starter = await open(kind, look);
        try {
          const frame = await starter.frame();
          for (const [index, { id }] of hypothesisOf[kind].steps.entries()) {
            await shown(frame, id, 'ready');
            assert.equal(await overflow(frame), 0, `${id} scrolls sideways`);
            await starter.picture(
              path.join(picturesFolder, `starter-${kind}-${index + 1}-${look.width}-${look.scheme}.png`),
            );
            if (index < hypothesisOf[kind].steps.length - 1) await goOn(frame);
          }
          assert.deepEqual(starter.problems, []);
        } finally {
          await starter.close();
        }
      });
    }

    it(`${kind} can be used by everybody in every state, light and dark, wide and narrow`, async () => {
      for (const look of looks.filter(({ width, scheme }) => (width === 1280) === (scheme === 'light'))) {
        const starter = await open(kind, look);
        try {
          const frame = await starter.frame();
          for (const { id } of hypothesisOf[kind].steps) {
            for (const state of await statesOf(frame, id)) {
              await frame.evaluate(`footbridge.go(${JSON.stringify(`${id}/${state}`)})`);
              await chooseState(frame, state);
              assert.equal(await overflow(frame), 0, `${id}/${state} scrolls sideways`);
              assert.deepEqual(await seriousViolations(frame, axe), [], `${id}/${state} ${look.scheme}`);
            }
          }
        } finally {
          await starter.close();
        }
      }
    });
  }
});

/** Waits until a screen is shown in a state. */
async function shown(frame: Frame, id: string, state: string): Promise<void> {
  await frame.locator(`[data-screen="${id}"][data-footbridge-current] > [data-state="${state}"]`).waitFor();
}

/** Fills in what is asked for, as a person would, and presses the first control that leads on. */
async function goOn(frame: Frame): Promise<void> {
  const screen = frame.locator('[data-footbridge-current]');
  for (const field of await screen.locator('[required]:visible').all()) {
    const type = await field.getAttribute('type');
    if ((await field.inputValue()) === '')
      await field.fill(type === 'email' ? 'name@example.com' : 'Sample words');
  }
  await screen.locator('[data-task-step]:visible').last().click();
}

function overflow(frame: Frame): Promise<number> {
  return frame.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

function statesOf(frame: Frame, id: string): Promise<string[]> {
  return frame
    .locator(`[data-screen="${id}"] > [data-state]`)
    .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-state') ?? ''));
}

/** Presses the state in the states bar, which also keeps loading from ending. */
async function chooseState(frame: Frame, state: string): Promise<void> {
  const bar = frame.getByRole('navigation', { name: 'Prototype states' });
  await bar.getByRole('button', { name: new RegExp(`^${state}$`, 'i') }).click();
  await frame.locator(`[data-footbridge-current] > [data-state="${state}"]`).waitFor();
}

async function seriousViolations(frame: Frame, axe: string): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in self))) await frame.evaluate(axe);
  const found: unknown = await frame.evaluate('axe.run().then((result) => result.violations)');
  return violations
    .parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
