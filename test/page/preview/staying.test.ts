import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PreviewView } from '../../../src/protocol/preview.ts';
import { sampleView } from './support/shellPage.ts';
import { shellSuite, shop, threeVariants } from './support/shellSuite.ts';

const [pane] = sampleView.panes;
describe('what goes on in the preview while something else changes', function () {
  this.timeout(60_000);
  const { page, open } = shellSuite();

  it('carries nothing over to another experiment, whose variants have the same names', async () => {
    const shell = await open();
    await shell.show({ a: page(`${shop}<script>missing()</script>`) });
    await shell.reported('error');
    const point = shell.page.getByRole('button', { name: 'Point at an element' });
    await point.click();
    await shell.prototype().getByText('Our cheeses').click();
    await shell.page.getByLabel('What should change here?').last().fill('Make it green');
    const other: PreviewView = { ...sampleView, state: { experiment: 'faster-search', variants: ['a'] } };
    await shell.send({ type: 'view', view: other });
    await shell.page.locator('iframe').waitFor({ state: 'detached' });
    assert.equal(await shell.page.getByRole('form').count(), 0);
    assert.equal(await shell.page.locator('.fault').count(), 0);
    // What comes too late for the experiment before is not shown in this one's pane.
    const late = { type: 'broken', experiment: 'guest-checkout', variant: 'a' } as const;
    await shell.send({ ...late, message: 'Too late', findings: [] });
    await shell.load('a', page(shop));
    await shell.reported('painted', 2);
    assert.equal(await shell.page.getByRole('alert').count(), 0);
    await shell.send({ type: 'view', view: sampleView });
    await shell.page.locator('iframe').waitFor({ state: 'detached' });
    assert.equal(await shell.page.locator('.fault').count(), 0);
    await shell.page.close();
  });

  it('names the experiment in sight in all that is asked for', async () => {
    const shell = await open();
    const problem = { message: 'It did not help.', action: 'Undo the Fix' };
    const view = { ...viewWith({ problem }), state: { experiment: 'faster-search', variants: ['a'] } };
    await shell.show({ a: page(`${shop}<script>missing()</script>`) }, view);
    await shell.page.getByRole('button', { name: /^Fix: missing/ }).click();
    for (const name of ['Undo the Fix', 'Dismiss', 'Reload', 'Open in browser'])
      await shell.page.getByRole('button', { name }).click();
    for (const type of ['fix', 'problemAction', 'dismissProblem', 'reload', 'openInBrowser'] as const)
      assert.equal((await shell.hears(type)).experiment, 'faster-search', type);
    await shell.page.close();
  });

  it('keeps a page running when its title changes and when another one comes beside it', async () => {
    const shell = await open();
    await shell.show({ a: page(shop) }, threeVariants);
    await shell.reported('painted');
    await shell.prototype().evaluate(() => document.body.append('typed in the test'));
    const title = 'Checkout for guests';
    await shell.send({ type: 'view', view: { ...threeVariants, title } });
    await shell.page.locator(`iframe[title="${title}"]`).waitFor();
    const panes = ['a', 'b'].map((variant) => ({ ...paneOf(), variant }));
    const state = { ...threeVariants.state, variants: ['a', 'b'] };
    await shell.send({ type: 'view', view: { ...threeVariants, title, panes, state } });
    await shell.load('b', page(shop));
    await shell.reported('painted', 2);
    await shell.page.locator(`iframe[title="${title}, variant A"]`).waitFor();
    assert.match(await shell.prototype().locator('body').innerText(), /typed in the test/);
    await shell.page.close();
  });

  it('gives the focus to the new page where it was in the one before, and takes it from nobody else', async () => {
    const shell = await open();
    const field = page(shop.replace('</h1>', '</h1><label>Name <input></label>'));
    await shell.show({ a: field });
    await shell.reported('painted');
    await shell.page.getByLabel('Width').focus();
    await shell.load('a', field, true);
    await shell.reported('painted', 2);
    assert.equal(await shell.page.evaluate(() => document.activeElement?.tagName), 'SELECT');
    await shell.page.waitForFunction(() => document.querySelectorAll('iframe').length === 1);
    await shell.prototype().locator('input').click();
    await shell.load('a', field, true);
    await shell.reported('painted', 3);
    await shell.page.waitForFunction(() => document.activeElement?.matches('iframe:not([hidden])'));
    await shell.page.waitForFunction(() => document.querySelectorAll('iframe').length === 1);
    await shell.outer().waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    await shell.page.keyboard.press('Tab');
    await shell.prototype().waitForFunction(() => document.activeElement?.matches('input, button, summary'));
    await shell.page.close();
  });
});

function paneOf(): PreviewView['panes'][number] {
  return pane ?? assert.fail('the sample has a pane');
}

function viewWith(change: Partial<PreviewView['panes'][number]>): PreviewView {
  return { ...sampleView, panes: [{ ...paneOf(), ...change }] };
}
