import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { experimentWith, prototyped, tested, withLab } from './support/states.ts';

describe('guide: making the prototype', function () {
  this.timeout(30_000);
  let harness: GuideHarness;
  let guide: GuidePage;
  before(async () => {
    harness = await GuideHarness.start();
  });
  after(() => harness.stop());
  beforeEach(async () => {
    guide = await harness.open();
  });
  afterEach(() => guide.close());

  const generating = situations.generating;

  it('names the model and lets the user take another', async () => {
    await guide.show(withLab({ active: experimentWith() }));
    assert.match(
      await guide.step('prototype').innerText(),
      /Offline starter\s+No account needed, made without AI/,
    );
    await guide.button('Change the model').click();
    assert.equal((await guide.hears('run')).command, 'footbridge.chooseModel');
    await guide.button('Make the prototype').click();
    assert.equal((await guide.hears('generate')).instruction, '');
  });

  it('says that a hypothesis leaves the machine when a network model is in use', async () => {
    await guide.show(situations.restricted);
    const text = await guide.step('prototype').innerText();
    assert.match(text, /Your hypothesis is sent to this model/);
    assert.match(text, /waits until you trust this window/);
  });

  it('shows what arrives and can be cancelled', async () => {
    await guide.show(generating);
    const card = guide.page.locator('.generation');
    assert.match(await card.innerText(), /3 files ready, 12,345 characters received/);
    assert.equal(
      await guide.page.getByRole('progressbar').getAttribute('aria-valuetext'),
      'Writing the screens…',
    );
    const files = card.getByRole('list', { name: 'Files that are ready' });
    assert.equal(await files.getAttribute('aria-live'), 'polite');
    assert.equal(await files.getByRole('listitem').count(), 3);
    assert.equal(await guide.button('Make the prototype').count(), 0);
    await guide.button('Cancel').click();
    await guide.hears('cancelGeneration');
  });

  it('keeps the finished prototype in view for whoever was waiting there', async () => {
    await guide.show(generating);
    await guide.button('Cancel').focus();
    await guide.show(withLab({ active: prototyped(), generation: generating.generation }));
    await guide.show(withLab({ active: prototyped() }));
    assert.match(await guide.focused(), /Test/);
    assert.equal(await guide.page.locator('#toggle-test').getAttribute('aria-expanded'), 'true');
  });

  it('changes the prototype in words, which survive a hidden view until they are sent', async () => {
    const state = withLab({ active: prototyped() });
    await guide.show(state);
    await guide.page.locator('#toggle-prototype').click();
    assert.match((await guide.button('Make the change').getAttribute('aria-disabled')) ?? '', /true/);
    await guide.field('Change it').fill('Put the total above the button');
    await guide.hideAndShow();
    await guide.show(state);
    await guide.page.locator('#toggle-prototype').click();
    await guide.button('Make the change').click();
    assert.equal((await guide.hears('generate')).instruction, 'Put the total above the button');
    assert.equal(await guide.field('Change it').inputValue(), '');
    await guide.button('Open preview').click();
    await guide.hears('preview');
    await guide.button('Undo the last change').click();
    await guide.hears('undoGeneration');
  });

  it('says what went wrong and offers the next thing to do', async () => {
    await guide.show(situations.failed);
    assert.match(await guide.page.getByRole('alert').innerText(), /No answer from localhost/);
    await guide.button('Try Again').click();
    await guide.hears('problemAction');
    await guide.button('Dismiss').click();
    await guide.hears('dismissProblem');
  });

  it('no longer changes what people saw once there is a verdict', async () => {
    const verdict = { outcome: 'validated', rationale: '' } as const;
    await guide.show(withLab({ active: tested(4, 5, { stage: 'decided', next: 'handOff', verdict }) }));
    await guide.page.locator('#toggle-prototype').click();
    assert.equal(await guide.field('Change it').count(), 0);
    assert.equal(await guide.button('Open preview').isVisible(), true);
  });
});
