import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PreviewView } from '../../../src/protocol/preview.ts';
import { sampleView, type ShellPage } from './support/shellPage.ts';
import { shellSuite, shop, threeVariants } from './support/shellSuite.ts';

const bare = { variant: 'a', version: undefined, turn: undefined, problem: undefined };
const busy: PreviewView = { ...sampleView, panes: [{ ...bare, turn: 'The model writes …' }] };
const problem = { message: 'A fix for this did not help.', action: 'Undo the Fix' };
const faulty = `${shop}<script>setTimeout(() => prices.total());</script>`;

describe("the preview's shell with the keyboard", function () {
  this.timeout(60_000);
  const { page, open } = shellSuite();

  const pressed: Readonly<Record<string, PreviewView>> = {
    Cancel: busy,
    Dismiss: { ...sampleView, panes: [{ ...bare, problem }] },
    'Undo the Fix': { ...sampleView, panes: [{ ...bare, problem }] },
    'Back to the newest': {
      ...sampleView,
      panes: [{ ...bare, version: { madeAt: '2026-05-04T10:00:00.000Z' } }],
    },
  };
  for (const [name, view] of Object.entries(pressed)) {
    it(`stays with the prototype when “${name}” goes away once it is pressed`, async () => {
      const shell = await open();
      await shell.show({ a: page(shop) }, view);
      await press(shell, name);
      await shell.send({ type: 'view', view: sampleView });
      await shell.page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
      assert.equal(await focused(shell), 'Guest checkout');
      await shell.page.close();
    });
  }

  it('keeps the focus on a fix that is asked for, asks for it once, and stays with the prototype after it', async () => {
    const shell = await open();
    const fix = 'Fix: prices is not defined';
    await shell.show({ a: page(faulty) });
    await shell.reported('error');
    await press(shell, fix);
    await shell.send({ type: 'view', view: busy });
    await shell.page.getByText('The model writes …').waitFor();
    assert.equal(await focused(shell), fix);
    await shell.page.keyboard.press('Enter');
    await shell.load('a', page(shop));
    await shell.send({ type: 'view', view: sampleView });
    await shell.page.getByRole('button', { name: fix }).waitFor({ state: 'detached' });
    assert.equal(await focused(shell), 'Guest checkout');
    assert.equal(shell.sent('fix').length, 1);
    await shell.page.close();
  });

  it('tells what is chosen also where the system’s own colours are forced', async () => {
    const shell = await open();
    await shell.page.emulateMedia({ forcedColors: 'active' });
    const picture = async (shown: string): Promise<string> => {
      await shell.show(
        { [shown]: page(shop) },
        {
          ...threeVariants,
          panes: [{ ...bare, variant: shown }],
          state: { experiment: 'guest-checkout', variants: [shown] },
        },
      );
      const button = shell.page.getByRole('button', { name: 'A', exact: true });
      await shell.page.locator('.variant[aria-pressed=true]', { hasText: shown.toUpperCase() }).waitFor();
      return (await button.screenshot()).toString('base64');
    };
    const chosen = await picture('a');
    const same = (await picture('b')) === chosen;
    assert.equal(same, false);
    await shell.page.close();
  });

  it('announces a fault when it comes, and not all of them whenever one is counted', async () => {
    const shell = await open();
    const again = '<script>setInterval(() => taxes.total(), 100);</script>';
    await shell.show({ a: page(faulty + again) });
    const region = shell.page.getByRole('status').filter({ hasText: 'taxes is not defined' });
    await region.getByText(/[2-9] times/).waitFor();
    const added = await region.evaluate(async (element) => {
      const found: string[] = [];
      const look = new MutationObserver((changes) =>
        found.push(
          ...changes.flatMap(({ addedNodes }) => [...addedNodes].map((node) => String(node.textContent))),
        ),
      );
      look.observe(element, { childList: true, subtree: true });
      await new Promise((done) => setTimeout(done, 500));
      return found;
    });
    assert.deepEqual(added, []);
    const how = await region.evaluate((element) => [element.ariaAtomic, element.ariaRelevant]);
    assert.deepEqual(how, ['false', 'additions']);
    await shell.page.close();
  });
});

async function press({ page }: ShellPage, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** The name of what has the focus; empty when nothing has it. */
async function focused({ page }: ShellPage): Promise<string> {
  return await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const { activeElement } = document;
    if (activeElement === document.body) return '';
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });
}
