import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Frame, Page } from 'playwright-core';
import type { PreviewView } from '../../../src/protocol/preview.ts';
import { sampleView, type ShellPage } from './support/shellPage.ts';
import { shellSuite, shop, threeVariants } from './support/shellSuite.ts';

const [pane] = sampleView.panes;
describe("the preview's shell", function () {
  this.timeout(60_000);
  const { page, open } = shellSuite();

  it('shows a prototype, passes on its reports with the number of its page, and remembers what it shows', async () => {
    const shell = await open();
    await shell.show({ a: page(shop) });
    assert.equal((await shell.reported('painted')).empty, false);
    assert.ok(shell.sent('report').every(({ variant, load }) => variant === 'a' && load === 1));
    assert.equal(await shell.prototype().getByRole('heading', { name: 'Our cheeses' }).isVisible(), true);
    const kept = await shell.page.evaluate(() => sessionStorage.getItem('webview-state'));
    assert.deepEqual(JSON.parse(kept ?? ''), { experiment: 'guest-checkout', variants: ['a'] });
    assert.deepEqual(shell.refused, []);
    await shell.page.close();
  });

  it('replaces the code and nothing else, on the same screen or from the first', async () => {
    const shell = await open();
    await shell.show({ a: page(shop) });
    await shell.reported('painted');
    await shell.page.evaluate(() => Object.assign(window, { stillHere: true }));
    await shell.prototype().getByRole('button', { name: 'Basket' }).click();
    await shell.reported('screen', 2);
    await shell.load('a', page(shop.replace('Your basket', 'Your new basket')), true);
    await shown(shell).getByText('Your new basket').waitFor();
    await shell.reported('painted', 2);
    await shell.load('a', page(shop));
    await shown(shell).getByText('Our cheeses').waitFor();
    assert.equal(await shell.page.evaluate(() => 'stillHere' in window), true);
    await shell.page.close();
  });

  it('shows new code also where the one before hangs, and only the new one stays', async () => {
    const shell = await open();
    const button = '<button id="hang">Hang</button><script>hang.onclick = () => { for (;;); };</script>';
    await shell.show({ a: page(shop + button) });
    await shell.reported('painted');
    // Not awaited: the click never comes to its end.
    void shell
      .prototype()
      .evaluate(() => setTimeout(() => document.getElementById('hang')?.click(), 50))
      .catch(() => undefined);
    await hangs(shell.prototype());
    await shell.load('a', page(shop));
    await shell.reported('painted', 2);
    assert.equal(await shell.page.locator('iframe').count(), 1);
    await shown(shell).getByText('Our cheeses').waitFor();
    await shell.page.close();
  });

  it('shows new code also where the one before begins to hang while it waits to go', async () => {
    const shell = await open();
    const late = '<script>window.later = () => setTimeout(() => { for (;;); }, 600);</script>';
    await shell.show({ a: page(shop + late) });
    await shell.reported('painted');
    await shell.prototype().evaluate(() => (window as unknown as { later: () => void }).later());
    // Reports its screen, then is busy until the one before hangs.
    const busy =
      "<script>addEventListener('load', () => { const until = Date.now() + 1200; while (Date.now() < until); });</script>";
    await shell.load('a', page(shop + busy));
    await shell.reported('painted', 2);
    assert.equal(await shell.page.locator('iframe').count(), 1);
    await shown(shell).getByText('Our cheeses').waitFor();
    await shell.page.close();
  });

  it('lists what goes wrong with its line, opens the line, and asks for a fix that costs a turn', async () => {
    const shell = await open();
    const broken = `${shop}<script>\nsetTimeout(() => missing());\nsetTimeout(() => missing(), 50); fetch('https://api.example/x').catch(() => {});</script>`;
    await shell.show({ a: page(broken) });
    await shell.reported('error', 2);
    await shell.reported('blocked');
    const problems = shell.page.locator('.faults');
    await problems.getByText('api.example').waitFor();
    assert.match(
      await problems.locator('summary').innerText(),
      /3 problems\s*12,345 of 1,000,000 tokens so far/,
    );
    await shell.page.locator('.fault.error').getByRole('button', { name: 'index.html:5' }).click();
    assert.deepEqual(await shell.hears('openFile'), {
      type: 'openFile',
      experiment: 'guest-checkout',
      variant: 'a',
      file: 'index.html',
      line: 5,
    });
    await shell.page
      .getByRole('button', { name: /^Fix: missing is not defined/ })
      .first()
      .click();
    const { fault } = await shell.hears('fix');
    assert.deepEqual(fault, { message: 'missing is not defined', file: 'index.html', line: 4 });
    await shell.page.close();
  });

  it('counts the same error rather than repeating it, and begins anew with new code', async () => {
    const shell = await open();
    const again = `${shop}<script>for (const wait of [1, 2, 3]) setTimeout(() => missing(), wait);</script>`;
    await shell.show({ a: page(again) });
    await shell.reported('error', 3);
    await shell.page.getByText('3 times').waitFor();
    assert.equal(await shell.page.locator('.fault').count(), 1);
    await shell.load('a', page(shop));
    await shell.reported('painted', 2);
    assert.equal(await shell.page.locator('.fault').count(), 0);
    await shell.page.close();
  });

  it('calls a blank page a problem that can be fixed', async () => {
    const shell = await open();
    await shell.show({ a: page('<div data-screen="a"></div>') });
    await shell.page.getByRole('button', { name: /^Fix: The first screen is empty/ }).click();
    assert.match((await shell.hears('fix')).fault.message, /first screen is empty/);
    await shell.page.close();
  });

  it('offers no fix where nobody could mend anything, and none twice while one is made', async () => {
    const shell = await open();
    const html = page(`${shop}<script>missing()</script>`);
    for (const asking of ['noModel', 'decided'] as const) {
      await shell.show({ a: html }, { ...sampleView, asking });
      await shell.page.getByText('missing is not defined').waitFor();
      assert.equal(await shell.page.getByRole('button', { name: /^Fix/ }).count(), 0);
    }
    await shell.send({ type: 'view', view: viewWith({ turn: 'The model writes …' }) });
    await shell.page.getByText('The model writes …').waitFor();
    assert.equal(await shell.page.getByRole('button', { name: /^Fix/ }).isDisabled(), true);
    await shell.page.getByRole('button', { name: 'Cancel' }).click();
    assert.equal((await shell.hears('cancel')).variant, 'a');
    await shell.page.close();
  });

  it('says why nothing happened, with the button that does the next thing', async () => {
    const shell = await open();
    const problem = {
      message: 'A fix for this same error did not help.',
      action: 'Undo the Fix',
    };
    await shell.show({ a: page(shop) }, viewWith({ problem }));
    assert.match(await shell.page.getByRole('alert').innerText(), /did not help/);
    await shell.page.getByRole('button', { name: 'Undo the Fix' }).click();
    await shell.hears('problemAction');
    await shell.page.getByRole('button', { name: 'Dismiss' }).click();
    await shell.hears('dismissProblem');
    await shell.page.close();
  });

  it('shows why there is no page in its place, and the page again when there is one', async () => {
    const shell = await open();
    const findings = [{ severity: 'error', file: 'app.js', line: 3, message: 'Unexpected token' }] as const;
    await shell.send({ type: 'view', view: sampleView });
    const message = 'The prototype does not run yet: Unexpected token (app.js:3).';
    await shell.send({ type: 'broken', experiment: 'guest-checkout', variant: 'a', message, findings });
    assert.match(await shell.page.getByRole('alert').innerText(), /Unexpected token/);
    await shell.page.getByRole('button', { name: 'app.js:3' }).waitFor();
    await shell.load('a', page(shop));
    await shell.reported('painted');
    assert.equal(await shell.page.getByRole('alert').count(), 0);
    await shell.page.close();
  });

  it('shows variants one at a time or beside each other', async () => {
    const shell = await open();
    await shell.show({ a: page(shop) }, threeVariants);
    const names = shell.page.getByRole('group', { name: 'Variants' });
    await names.getByRole('button', { name: 'B', exact: true }).click();
    assert.deepEqual((await shell.hears('show')).variants, ['b']);
    await names.getByRole('button', { name: 'Side by side' }).click();
    assert.deepEqual((await shell.hears('show', 2)).variants, ['a', 'b', 'c']);
    const panes = ['a', 'b'].map((variant) => ({ ...paneOf(), variant }));
    await shell.show(
      { a: page(shop), b: page(shop.replace('Our cheeses', 'Your cheeses')) },
      { ...threeVariants, panes, state: { ...threeVariants.state, variants: ['a', 'b'] } },
    );
    await shell.reported('painted', 3);
    const [left, right] = await boxes(shell.page);
    assert.ok(
      left && right && left.x + left.width <= right.x + 1 && left.width > 400,
      JSON.stringify([left, right]),
    );
    await names.getByRole('button', { name: 'C', exact: true }).click();
    assert.deepEqual((await shell.hears('show', 3)).variants, ['a', 'b', 'c']);
    await names.getByRole('button', { name: 'A', exact: true }).click();
    assert.deepEqual((await shell.hears('show', 4)).variants, ['b']);
    await shell.page.close();
  });

  it('keeps apart what the prototypes beside each other report', async () => {
    const shell = await open();
    const panes = ['a', 'b'].map((variant) => ({ ...paneOf(), variant }));
    const broken = page(`${shop}<script>missing()</script>`);
    await shell.show(
      { a: page(shop), b: broken },
      { ...threeVariants, panes, state: { ...threeVariants.state, variants: ['a', 'b'] } },
    );
    await shell.reported('error');
    assert.deepEqual(shell.sent('report').filter(({ report }) => report.type === 'error').map(({ variant }) => variant), ['b']); // prettier-ignore
    assert.equal(
      await shell.page
        .getByRole('region', { name: /variant B/ })
        .locator('.fault')
        .count(),
      1,
    );
    assert.equal(
      await shell.page
        .getByRole('region', { name: /variant A/ })
        .locator('.fault')
        .count(),
      0,
    );
    await shell.page.close();
  });

  it('shows device widths as the prototype sees them, smaller where there is no room', async () => {
    const shell = await open(900);
    await shell.show({ a: page(shop) });
    await shell.reported('painted');
    const seen = () => shell.prototype().evaluate(() => innerWidth);
    assert.equal(await seen(), 900);
    const choose = (width: string) => shell.page.getByLabel('Width').selectOption(width);
    await choose('phone');
    await shell.prototype().waitForFunction(() => innerWidth === 360);
    await choose('desktop');
    await shell.prototype().waitForFunction(() => innerWidth === 1280);
    const box = await settledBox(shell.page);
    assert.ok(box.width < 900 && box.x >= 0, JSON.stringify(box));
    await clickScaled(shell, 'button', box.width / 1280);
    await shell.reported('screen', 2);
    await choose('fluid');
    await shell.prototype().waitForFunction(() => innerWidth === 900);
    await shell.page.close();
  });

  it('shows an earlier version with its date, and the ways on from it', async () => {
    const shell = await open();
    await shell.show({ a: page(shop) }, viewWith({ version: { madeAt: '2026-05-04T10:00:00.000Z' } }));
    await shell.reported('painted');
    assert.match(await shell.page.getByText(/Version of/).innerText(), /2026/);
    await shell.page.getByRole('button', { name: 'Restore it' }).click();
    await shell.hears('restore');
    await shell.page.getByRole('button', { name: 'Back to the newest' }).click();
    await shell.hears('showNewest');
    await shell.page.close();
  });

  it('goes on when a prototype hangs: the page around it says so and everything else works', async () => {
    const shell = await open();
    await shell.show({ a: page(`${shop}<script>for (;;);</script>`) });
    await shell.outer().getByText('The prototype does not answer').waitFor({ timeout: 30_000 });
    await shell.page.getByRole('button', { name: 'Reload' }).click();
    await shell.hears('reload');
    await shell.page.close();
  });

  it('takes orders from VS Code only, not from the prototypes in it', async () => {
    const shell = await open();
    const hostile = `${shop}<script>
const view = { type: 'view', view: { title: 'Owned', variants: [], panes: [], mostPanes: 4, asking: 'possible', spending: { tokens: 0 }, state: {} } };
for (const target of [parent, parent.parent]) target.postMessage(view, '*');
for (const target of [parent, parent.parent]) target.postMessage({ type: 'footbridge-outer' }, '*', [new MessageChannel().port2]);
</script>`;
    await shell.show({ a: page(hostile) });
    await shell.reported('painted');
    assert.equal(await shell.page.getByRole('region', { name: 'Guest checkout' }).count(), 1);
    assert.deepEqual(shell.refused, []);
    await shell.page.close();
  });

  it("gives the page around a prototype VS Code's colours, also when they change", async () => {
    const shell = await open();
    await shell.show({ a: page('<div></div>') });
    const card = shell.outer().getByRole('alert');
    await card.waitFor();
    const ground = () => card.evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(await ground(), 'rgb(255, 255, 255)');
    await shell.dress('dark');
    await shell
      .outer()
      .waitForFunction(
        () =>
          getComputedStyle(document.querySelector('#card') ?? document.body).backgroundColor ===
          'rgb(18, 19, 20)',
      );
    await shell.page.close();
  });
});

/** The prototype in sight; the one before may still be there, hidden. */
function shown(shell: ShellPage) {
  return shell.page.frameLocator('iframe:not([hidden])').frameLocator('iframe');
}

function paneOf(): PreviewView['panes'][number] {
  return pane ?? assert.fail('the sample has a pane');
}

function viewWith(change: Partial<PreviewView['panes'][number]>): PreviewView {
  return { ...sampleView, panes: [{ ...paneOf(), ...change }] };
}

/** Waits until nothing in a frame answers any more. */
async function hangs(frame: Frame): Promise<void> {
  for (let answers = true; answers;) {
    const answer = frame.evaluate(() => true).catch(() => true);
    answers = await Promise.race([answer, new Promise<false>((resolve) => setTimeout(resolve, 500, false))]);
  }
}

/** Where a person would click: playwright does not reckon with frames that are drawn smaller. */
async function clickScaled(shell: ShellPage, selector: string, scale: number): Promise<void> {
  const [frame] = await boxes(shell.page);
  const inside = await shell
    .prototype()
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
  await shell.page.mouse.click((frame?.x ?? 0) + inside.x * scale, (frame?.y ?? 0) + inside.y * scale);
}

/** Where the prototype is once it is made to fit and rests: it hears of its width before the frame around it does. */
async function settledBox(page: Page) {
  await page.locator('.ruler', { hasText: '%' }).waitFor();
  for (let [last] = await boxes(page); ;) {
    await page.waitForTimeout(150);
    const [now] = await boxes(page);
    if (now && JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}

async function boxes(page: Page) {
  return await Promise.all((await page.locator('iframe').all()).map((each) => each.boundingBox()));
}
