import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { ExperimentSummary, LabSummary } from '../../../src/core/board/labSummary.ts';
import { picturesFolder } from '../../support/paths.ts';
import { boardMoment, boardOf, sampleLab, sampleRecord, sampleSummary } from '../../support/sampleBoard.ts';
import { type ThemeName, themeNames } from '../../support/themeTokens.ts';
import { dress, violations } from '../looks.ts';
import { BoardHarness, type BoardPage } from './support/boardHarness.ts';

const pictured: ReadonlySet<ThemeName> = new Set(['light', 'dark', 'highContrast']);
const unreadable = [
  { file: 'experiments/older/experiment.json', why: 'it was written by a newer Footbridge' },
];
const second: LabSummary = sampleLab(0, {
  folder: '/team/shop-lab',
  experiments: [0, 1, 2].map((index) => sampleSummary(index)),
});
const gone = sampleLab(0, { folder: '/gone/x-lab', name: 'x-lab', problem: 'it is not a lab' });
const full = boardOf([sampleLab(2000, { unreadable }), second, gone]);

const decidedAt = '2026-03-02T09:30:00.000Z';
/** Decided against the bar within half an hour, with a brief that is only a draft. */
const overruled: ExperimentSummary = {
  ...sampleSummary(2),
  hasBrief: true,
  experiment: {
    ...sampleRecord(2, {
      stage: 'decided',
      createdAt: '2026-03-02T08:00:00.000Z',
      lock: { at: '2026-03-02T09:00:00.000Z', hash: 'a'.repeat(64) },
    }),
    hypothesis: { ...sampleRecord(2).hypothesis, title: 'Against the bar' },
    verdict: {
      outcome: 'validated',
      byTheBar: 'inconclusive',
      rationale: 'A sample.',
      at: decidedAt,
      successes: 1,
      participants: 1,
      by: 'Product',
    },
  },
};

const situations = {
  reading: boardOf([], { reading: { done: 40, all: 2000 } }),
  'no lab': boardOf([]),
  empty: boardOf([sampleLab(0)]),
  three: boardOf([sampleLab(3)]),
  full,
};

describe('board', function () {
  this.timeout(60_000);
  let harness: BoardHarness;
  before(async () => {
    mkdirSync(picturesFolder, { recursive: true });
    harness = await BoardHarness.start();
  });
  after(() => harness.stop());

  for (const [name, board] of Object.entries(situations)) {
    it(`${name}: nothing keeps anyone out, in any theme`, async () => {
      const shown = await harness.open();
      await shown.show(board);
      for (const theme of themeNames) {
        await dress(shown.page, theme);
        assert.deepEqual(await violations(shown.page, theme), [], theme);
        if (pictured.has(theme)) await picture(shown, `${name}-${theme}`);
      }
      await shown.close();
    });
  }

  it('fits a narrow editor and letters twice as large: only the table scrolls sideways', async () => {
    const shown = await harness.open({ width: 400 });
    await shown.show(full);
    const overflow = () =>
      shown.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0);
    await picture(shown, 'narrow');
    await shown.page.setViewportSize({ width: 640, height: 700 });
    await shown.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
    assert.equal(await overflow(), 0);
    assert.deepEqual(await violations(shown.page), []);
    await shown.close();
  });

  it('marks where a plan was changed by hand, and says what an older verdict does not', async () => {
    const [testing, decided] = [sampleSummary(0), sampleSummary(2)];
    const shown = await harness.open();
    const words = async (changed: boolean): Promise<string> => {
      const experiments = [{ ...testing, drifted: changed }, decided];
      await shown.show(boardOf([{ ...sampleLab(0), experiments }]));
      return await shown.page.locator('tbody').innerText();
    };
    assert.doesNotMatch(await words(false), /Changed by hand/);
    assert.match(await words(true), /Changed by hand/);
    assert.match(await words(true), /exclusions unknown/);
    assert.deepEqual(await violations(shown.page), []);
    await shown.close();
  });

  it('keeps the keyboard near what goes away once it is pressed', async () => {
    const shown = await harness.open();
    const { page } = shown;
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const { activeElement: one } = document;
        return one === document.body ? '' : (one?.getAttribute('aria-label') ?? one?.textContent ?? one?.id);
      });
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).last().focus();
      await page.keyboard.press('Enter');
    };
    const here = sampleLab(3);
    await shown.show(boardOf([here, second, gone]));
    await press('Take x-lab off the board');
    await shown.show(boardOf([here, second]));
    assert.equal(await focused(), 'Labs on this board');
    await press('off the board');
    await shown.show(boardOf([here]));
    assert.equal(await focused(), 'Experiments');
    await page.getByRole('searchbox').fill('nobody looks for this');
    await press('Show all');
    await page.getByRole('grid').waitFor();
    assert.equal(await page.locator('[type=search]:focus').count(), 1);
    await shown.close();
  });

  it('shows every column beside a side bar, and cuts nothing off that was decided', async () => {
    const shown = await harness.open({ width: 977, height: 760 });
    const { page } = shown;
    await shown.show(
      boardOf([sampleLab(0, { experiments: [overruled, sampleSummary(1), sampleSummary(4)] })]),
    );
    const row = page.locator('tr', { hasText: 'Against the bar' });
    assert.match(await row.locator('.of-result').innerText(), /Validated\s+bar: inconclusive/u);
    assert.equal(await row.locator('.of-running').innerText(), 'under a day');
    assert.equal(await row.locator('.of-signal').innerText(), 'under an hour');
    assert.equal(await row.locator('.of-handoff').innerText(), 'Draft');
    const cut = await cutOff(shown);
    await picture(shown, 'beside-side-bar');
    for (const theme of ['dark', 'highContrast'] as const) {
      await dress(page, theme);
      await picture(shown, `beside-side-bar-${theme}`);
    }
    assert.deepEqual(cut, []);
    await shown.close();
  });

  it('says how long engineering took or has had a brief, and what became of throw-away dates', async () => {
    const shown = await harness.open({ width: 977, height: 1000 });
    const { page } = shown;
    const moved = { from: '2026-03-01', until: '2026-03-20', reason: 'A sample.', at: decidedAt };
    const titled = (title: string, index: number, changes: Parameters<typeof sampleSummary>[1] = {}) =>
      sampleSummary(index, { ...changes, hypothesis: { ...sampleRecord(index).hypothesis, title } });
    const late = titled('Moved and late', 8, { extension: moved });
    const [answered] = sampleRecord(4).reviews ?? [];
    assert.ok(answered);
    const twice = { reviews: [answered, answered], handedOffAt: boardMoment.now.toISOString() };
    await shown.show(
      boardOf([
        sampleLab(0, {
          experiments: [
            {
              ...late,
              experiment: {
                ...late.experiment,
                hypothesis: { ...late.experiment.hypothesis, throwAwayDate: moved.until },
              },
            },
            titled('Handed over', 10, { handedOffAt: '2026-03-18T12:00:00.000Z', reviews: undefined }),
            titled('Sent back', 4),
            titled('Taken on', 16),
            titled('Handed over again', 22, twice),
            titled('Kept', 5),
            { ...titled('Lost', 11), hasLearning: false },
          ],
        }),
      ]),
    );
    const text = async (title: string, column: string): Promise<string> => {
      const row = page.locator('tr').filter({ has: page.getByText(title, { exact: true }) });
      return (await row.locator(`.of-${column}`).innerText()).replaceAll(/\s+/gu, ' ').trim();
    };
    assert.equal(await text('Handed over', 'handoff'), 'Waiting 12 days');
    assert.equal(await text('Sent back', 'handoff'), 'Returned in 2.5 days');
    assert.equal(await text('Taken on', 'handoff'), 'Accepted in 2.5 days');
    assert.equal(await text('Handed over again', 'handoff'), 'Waiting under a day returned 2 ×');
    assert.equal(await text('Kept', 'throwAway'), 'Thrown away learning kept');
    assert.equal(await text('Lost', 'throwAway'), 'Thrown away no learning');
    const cut = await page
      .locator('.stage')
      .evaluateAll((stages) =>
        stages.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
    assert.deepEqual(cut, [], 'stages that cannot be read whole');
    assert.match(await text('Moved and late', 'throwAway'), /Mar 20, 2026 Overdue moved once/u);
    const heights = await page
      .locator('tbody tr:not(.gap)')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.equal(new Set(heights).size, 1, heights.join());
    for (const theme of ['light', 'dark', 'highContrast'] as const) {
      await dress(page, theme);
      await picture(shown, `handed-over-${theme}`);
    }
    assert.deepEqual(await cutOff(shown), []);
    assert.deepEqual(await violations(page), []);
    await shown.close();
  });

  it('keeps everything in its place when a filter finds nothing', async () => {
    for (const width of [700, 977, 1400]) {
      const shown = await harness.open({ width });
      const { page } = shown;
      await shown.show(boardOf([sampleLab(0, { experiments: [overruled] })]));
      const places = async () => {
        const boxes = ['.filters', '.search', '.check', '.found [role=status]'].map(
          async (part) => (await page.locator(part).boundingBox())?.y,
        );
        return await Promise.all(boxes);
      };
      const atFirst = await places();
      await page.getByRole('button', { name: /^Testing/u }).click();
      await page.getByText('No experiment fits what you look for.').waitFor();
      assert.deepEqual(await places(), atFirst, `${width}`);
      await shown.close();
    }
  });

  it('says first that it listens, and asks the host for what only the host can do', async () => {
    const shown = await harness.open();
    const { page } = shown;
    await shown.show(boardOf([sampleLab(3), second]));
    assert.deepEqual(shown.messages, [{ type: 'ready' }]);
    for (const name of ['Add a Lab…', 'Read Again']) await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: 'Take shop-lab (team) off the board' }).click();
    await page.getByRole('gridcell', { name: 'Framed' }).click();
    await page.getByRole('button', { name: 'Guest checkout' }).click();
    const keys = [1, 0].map((index) => `sample-${index} ${sampleSummary(index).experiment.createdAt}`);
    assert.deepEqual(shown.messages.slice(1), [
      { type: 'addLab' },
      { type: 'refresh' },
      { type: 'removeLab', lab: '/team/shop-lab' },
      { type: 'open', key: keys[0] },
      { type: 'open', key: keys[1] },
    ]);
    await shown.close();
  });

  it('saves what is in sight, in its order', async () => {
    const shown = await harness.open();
    await shown.show(boardOf([sampleLab(60)]));
    await shown.page.getByRole('searchbox').fill('guest checkout');
    await shown.page.getByRole('button', { name: 'Experiment', exact: true }).click();
    await shown.page.getByRole('button', { name: 'Experiment', exact: true }).click();
    await shown.page.getByRole('button', { name: 'Save as CSV…' }).click();
    const saved = shown.messages.at(-1);
    assert.ok(saved?.type === 'saveTable');
    assert.deepEqual(
      saved.keys.map((key) => key.split(' ')[0]),
      // Numbers in titles count as numbers.
      [56, 48, 40, 32, 24, 16, 8, 0].map((index) => `sample-${index}`),
    );
    await shown.close();
  });

  it('filters while somebody types, and figures and counts follow', async () => {
    const shown = await harness.open();
    const { page } = shown;
    await shown.show(full);
    const killed = page.locator('.figure', { hasText: 'Killed' });
    assert.match(await killed.innerText(), /333 of 999/u);
    await page.getByRole('button', { name: /^Decided/u }).click();
    assert.match(await killed.innerText(), /96 of 333/u);
    assert.equal(await page.getByRole('status').innerText(), '333 of 2,001 shown');
    await page.getByRole('searchbox').pressSequentially('nothing like it');
    assert.equal(await page.getByText('No experiment fits what you look for.').isVisible(), true);
    await page.getByRole('button', { name: 'Show all' }).first().click();
    assert.equal(await page.getByRole('status').innerText(), '2,001 of 2,001 shown');
    await page.getByLabel('Overdue only').check();
    assert.equal(await page.locator('tbody tr:not(.gap)').filter({ hasNotText: 'Overdue' }).count(), 0);
    await shown.close();
  });

  it('says how it is sorted, and remembers how it was looked at', async () => {
    const shown = await harness.open();
    const { page } = shown;
    await shown.show(boardOf([sampleLab(60)]));
    await page.getByRole('button', { name: 'Running' }).click();
    await page.getByRole('button', { name: 'Running' }).click();
    await page.getByRole('searchbox').fill('checkout');
    const seen = await shown.titles();
    assert.equal(seen[0], 'Guest checkout');
    await shown.hideAndShow();
    await shown.show(boardOf([sampleLab(60)]));
    assert.deepEqual(await shown.titles(), seen);
    const sorted = page.locator('th[aria-sort=descending]');
    assert.equal(await sorted.innerText(), 'Running');
    await shown.close();
  });

  it('can be walked through with the keyboard alone, also to rows that were not drawn', async () => {
    const shown = await harness.open();
    const { page } = shown;
    await shown.show(full);
    // Rows that were not drawn have the focus once they are.
    const reaches = async (place: string) =>
      await page.locator(`[data-place="${place}"]:focus`).waitFor({ timeout: 10_000 });
    await page.getByLabel('Overdue only').focus();
    await page.keyboard.press('Tab');
    await reaches('1-0');
    await page.keyboard.press('ArrowUp');
    await reaches('0-0');
    await page.keyboard.press('Control+End');
    await reaches('2001-9');
    await page.keyboard.press('Home');
    await reaches('2001-0');
    const focused = page.locator(':focus');
    await focused.and(page.locator(':focus-visible')).waitFor();
    const [row, scroller] = await Promise.all([
      focused.boundingBox(),
      page.locator('.scroller').boundingBox(),
    ]);
    assert.ok(row && scroller && row.y + row.height <= scroller.y + scroller.height);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await reaches('1991-1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const opened = shown.messages.filter(({ type }) => type === 'open');
    assert.equal(opened.length, 2);
    assert.deepEqual(opened[0], opened[1]);
    await shown.close();
  });

  it('tells screen readers how many rows there are, and which ones are drawn', async () => {
    const shown = await harness.open();
    const { page } = shown;
    await shown.show(full);
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '2002');
    await page.locator('.scroller').evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await page.locator('tr[aria-rowindex="2002"]').waitFor();
    assert.ok((await page.locator('tbody tr').count()) < 80);
    await shown.close();
  });

  it('keeps texts from files as texts', async () => {
    const shown = await harness.open();
    const { experiment } = sampleSummary(0);
    const title = '<img src=x onerror="document.title=1"> & {0}';
    const hypothesis = { ...experiment.hypothesis, title };
    await shown.show(boardOf([sampleLab(0, { experiments: [sampleSummary(0, { hypothesis })] })]));
    assert.deepEqual(await shown.titles(), [title]);
    assert.equal(await shown.page.locator('img').count(), 0);
    await shown.close();
  });
});

/** What is larger than its place. */
async function cutOff({ page }: BoardPage): Promise<string[]> {
  return await page.evaluate(() => {
    const scroller = document.querySelector('.scroller');
    const texts = [...document.querySelectorAll('thead button, td, td .standing, td .standing .ends')];
    return [...(scroller ? [scroller] : []), ...texts]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => `${one.className} ${one.textContent}`);
  });
}

async function picture({ page }: BoardPage, name: string): Promise<void> {
  await page.screenshot({ path: path.join(picturesFolder, `board-${name.replaceAll(' ', '-')}.png`) });
}
