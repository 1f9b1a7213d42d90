import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { prototyped, withLab } from './support/states.ts';

/** A PNG of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNomLAAAANEAbF61zYUAAAAAElFTkSuQmCC';

describe('guide: what goes to the model and what it costs', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const show = async (state: Parameters<GuidePage['show']>[0]): Promise<void> => {
    await guide.show(state);
    const toggle = guide.page.locator('#toggle-prototype');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  };
  const step = () => guide.step('prototype').innerText();
  const picked = { name: 'sketch.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };

  it('says what the model takes, and tests the connection with a plain result', async () => {
    await show(situations['connection-failed']);
    assert.match(await step(), /Takes 128,000 tokens at once, and images/);
    assert.match(await step(), /The server refused the key\.[^]*Copy the whole key/);
    await guide.button('Set API Key').click();
    await guide.hears('connectionAction');
    await guide.button('Dismiss the test result').click();
    await guide.hears('dismissConnection');
    await guide.button('Test connection').click();
    await guide.hears('testConnection');
  });

  it('lets a test of the connection be stopped', async () => {
    await show(situations['connection-testing']);
    await guide.button('Cancel').click();
    await guide.hears('dismissConnection');
  });

  it('shows what was used, and the limit once it comes near', async () => {
    await show(situations.changing);
    assert.match(await step(), /Used so far: 48,200 tokens, \$0\.12/);
    assert.equal(await guide.button('Change the limit').count(), 0);
    await guide.show(situations['almost-spent']);
    assert.match(await step(), /Used so far: 912,000 tokens, \$2\.30; the limit is 1,000,000 tokens/);
    assert.equal(await guide.page.getByRole('meter').getAttribute('aria-valuenow'), '91');
    await guide.show(situations.spent);
    assert.match(await step(), /The limit of 1,000,000 tokens is reached: 1,004,200 tokens/);
    await guide.button('Change the limit').click();
    await guide.hears('changeLimits');
  });

  it('marks counts that are estimates', async () => {
    await show(situations.streaming);
    assert.match(await guide.page.locator('.generation').innerText(), /≈ 3,400 tokens/);
  });

  it('shows the file that is being written when somebody wants to see it, its end in view', async () => {
    await show(situations.streaming);
    const text = guide.page.getByLabel('The end of screens/basket.js');
    assert.equal(await text.isVisible(), false);
    await guide.page.getByText('Writing screens/basket.js').click();
    assert.match(await text.inputValue(), /Sample item 19/);
    const atEnd = await text.evaluate(
      (field) => field.scrollTop + field.clientHeight >= field.scrollHeight - 1,
    );
    assert.equal(atEnd, true);
    assert.equal(await guide.page.locator('.stream [aria-live], .stream[aria-live]').count(), 0);
  });

  it('stays unfolded from one file to the next', async () => {
    const { streaming: state } = situations;
    const [card] = state.generations;
    assert.ok(card);
    const writing = async (path: string | undefined): Promise<void> => {
      const streaming = path === undefined ? undefined : { path, text: `<h1>${path}</h1>` };
      await show({ ...state, generations: [{ ...card, streaming }] });
    };
    const end = (path: string) => guide.page.getByLabel(`The end of ${path}`);
    await writing('screens/basket.js');
    await guide.page.getByText('Writing screens/basket.js').click();
    await writing(undefined);
    assert.equal(await end('screens/basket.js').isVisible(), true);
    await writing('screens/payment.js');
    assert.equal(await end('screens/payment.js').isVisible(), true);
    await show({ ...state, generations: [{ ...card, phase: 'checking', streaming: undefined }] });
    assert.equal(await guide.page.locator('.stream').count(), 0);
  });

  it('takes images that are picked or pasted, with a small picture of each', async () => {
    await show(situations.changing);
    await guide.page.locator('input[type=file]').setInputFiles(picked);
    const image = await guide.hears('attachImage');
    assert.deepEqual([image.name, image.mediaType, image.base64], ['sketch.png', 'image/png', pixel]);
    await guide.field('Change it').evaluate((field, base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, pixel);
    assert.equal((await guide.hears('attachImage', 2)).name, 'pasted.png');
    await guide.button('Remove sketch.png').click();
    assert.equal((await guide.hears('removeImage')).image, 'i1');
  });

  it('draws an image anew that is of a kind models do not take, and says when it is none', async () => {
    await show(situations.changing);
    const bitmap = Buffer.from(
      'Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAA////AA==',
      'base64',
    );
    const input = guide.page.locator('input[type=file]');
    await input.setInputFiles({ name: 'old.bmp', mimeType: 'image/bmp', buffer: bitmap });
    const image = await guide.hears('attachImage');
    assert.equal(image.mediaType, 'image/jpeg');
    assert.match(Buffer.from(image.base64, 'base64').toString('latin1', 0, 3), /^\u00FF\u00D8\u00FF/);
    await input.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no image') });
    await guide.page.getByText('“notes.png” is not an image').waitFor();
    assert.equal(guide.sent('attachImage').length, 1);
  });

  it('offers no images where the model sees none', async () => {
    await show(withLab({ active: prototyped() }));
    assert.equal(await guide.button('Attach an image').count(), 0);
    assert.equal(await guide.page.locator('input[type=file]').count(), 0);
  });

  it('brings along a prototype somebody has', async () => {
    await show(situations['network-first']);
    await guide.button('Bring one you have').click();
    await guide.hears('adopt');
  });
});
