import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';

/** Does the tasks of a hypothesis in its prototype as a participant would; fails where they cannot be done. */
export type Walk = (prototype: Frame) => Promise<void>;

/** One for each answered turn. */
export const walks: Readonly<Record<string, Walk>> = {
  'annual-plan': async (page) => {
    await page.getByRole('link', { name: 'Choose the yearly plan' }).click();
    await page.getByText('You chose the yearly plan').waitFor();
  },
  'bike-repair': async (page) => {
    await page.locator('input[name=fault][value=brakes]').check();
    await page.locator('input[name=side][value=rear]').check();
    await page.getByLabel('It squeals or grinds').check();
    await page.getByRole('button', { name: 'Pick a time' }).click();
    await page.locator('input[name=day][value=thu]').check();
    await page.locator('input[name=time]').first().check();
    await page.getByRole('button', { name: 'Check the price' }).click();
    await page.getByRole('button', { name: 'Change day or time' }).click();
    await page.locator('input[name=day][value=fri]').check();
    await page.locator('input[name=time]').last().check();
    await page.getByRole('button', { name: 'Check the price' }).click();
    await page.getByRole('button', { name: 'Book the repair' }).click();
    await page.getByText('See you on Friday, 15 May, at 14:00').waitFor();
  },
  'bike-repair-label': async (page) => {
    const renamed = page.getByRole('button', { name: 'See the price', includeHidden: true });
    await renamed.first().waitFor({ state: 'attached' });
    assert.equal(await page.getByText('Check the price').count(), 0);
  },
  'class-waitlist': async (page) => {
    await page.getByRole('button', { name: 'See waitlist' }).click();
    await page.getByRole('button', { name: 'Join the waitlist' }).click();
    await page.getByText('number 3 on the waitlist').waitFor();
  },
  'kita-anmeldung': async (page) => {
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Wählen' }).first().click();
    await page.getByRole('button', { name: 'Wählen' }).first().click();
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Jetzt vormerken' }).click();
    await page.getByRole('heading', { name: 'Mila ist vorgemerkt' }).waitFor();
    for (const name of ['Kita Lindenhof', 'Kinderhaus Wolke 4'])
      await page.locator('[data-screen=vorgemerkt]').getByText(name, { exact: true }).waitFor();
  },
  'late-orders': async (page) => {
    await page.getByRole('button', { name: /^North .* late$/ }).click();
    const first = page.locator('tbody tr').first();
    await first.getByText('ParcelJet').waitFor();
    await page.locator('.fb-row[aria-rowindex="2"] .fb-cell').first().click();
    await page.getByRole('button', { name: /^Reroute to/ }).click();
    await page.getByRole('heading', { name: 'Rerouted' }).waitFor();
  },
  'undo-triage': async (page) => {
    const archive = page.getByRole('button', { name: /^Archive: / });
    await archive.first().click();
    // Its key and not its button: it gives ten seconds, in which a busy machine may not find a button that keeps still.
    await page.getByRole('button', { name: /^Undo: / }).waitFor();
    await page.locator('body').press('z');
    await page.getByText('12 of 12 messages').waitFor();
    for (let left = 12; left > 0; left -= 1) {
      await archive.first().click();
      await page
        .locator('[data-screen]:visible')
        .getByText(left > 1 ? `${left - 1} of 12` : 'Inbox empty')
        .waitFor();
    }
  },
  'undo-triage-longer': async (page) => {
    await page
      .getByRole('button', { name: /archive/i })
      .first()
      .click();
    await page.getByText(/^(20|19) s$/).waitFor();
  },
};
