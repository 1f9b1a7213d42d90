import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import {
  experimentWith,
  prototyped,
  sessionOf,
  tested,
  variantOf,
  versionOf,
  withLab,
} from './support/states.ts';

describe('guide: making the prototype', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const generating = situations.generating;

  it('says how long a slow model has been waited for, once somebody may wonder', async () => {
    await guide.page.clock.install();
    const [first] = generating.generations;
    assert.ok(first);
    await guide.show({ ...generating, generations: [{ ...first, phase: 'connecting', received: 0 }] });
    const card = guide.page.locator('.card.generation');
    await guide.page.clock.runFor(5_000);
    assert.doesNotMatch(await card.innerText(), /Waited/);
    await guide.page.clock.runFor(10_000);
    assert.match(await card.innerText(), /Waited 15 seconds so far/);
    assert.doesNotMatch(await card.getByRole('status').innerText(), /Waited/, 'it is not read out');
  });

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

  it('keeps the step unfolded for whoever unfolded it, also after the next turn', async () => {
    await guide.show(situations.prototyped);
    const toggle = guide.page.locator('#toggle-prototype');
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    await toggle.click();
    await toggle.evaluate((button) => (button as HTMLElement).blur());
    await guide.show(situations.generating);
    await guide.show(situations.prototyped);
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    await toggle.click();
    await guide.show(situations.generating);
    await guide.show(situations.prototyped);
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
  });

  it('keeps the finished prototype in view for whoever was waiting there', async () => {
    await guide.show(generating);
    await guide.button('Cancel').focus();
    await guide.show(withLab({ active: prototyped(), generations: generating.generations }));
    await guide.show(withLab({ active: prototyped() }));
    assert.match(await guide.focused(), /Test/);
    assert.equal(await guide.page.locator('#toggle-test').getAttribute('aria-expanded'), 'true');
  });

  it('brings what went wrong into sight, but not while somebody writes', async () => {
    const state = withLab({ active: prototyped() });
    const failed = { ...state, problem: situations.failed.problem };
    const isInSight = async (): Promise<boolean> => {
      const box = await guide.page.getByRole('alert').boundingBox();
      return box !== null && box.y >= 0 && box.y < 300;
    };
    const scrollDown = () => guide.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const usual = guide.page.viewportSize();
    assert.ok(usual);
    await guide.page.setViewportSize({ ...usual, height: 300 });
    await guide.show(state);
    await guide.page.locator('#toggle-prototype').click();
    await guide.field('Change it').focus();
    await scrollDown();
    await guide.show(failed);
    assert.equal(await isInSight(), false, 'while somebody writes');
    await guide.show(state);
    await guide.field('Change it').blur();
    await scrollDown();
    await guide.show(failed);
    assert.equal(await isInSight(), true);
    await guide.page.setViewportSize(usual);
  });

  it('changes the prototype in words, which survive a hidden view and stay until the change is made', async () => {
    const state = withLab({ active: prototyped() });
    const open = () => guide.page.locator('#toggle-prototype').click();
    await guide.show(state);
    await open();
    assert.match((await guide.button('Make the change').getAttribute('aria-disabled')) ?? '', /true/);
    await guide.field('Change it').fill('Put the total above the button');
    await guide.hideAndShow();
    await guide.show(state);
    await open();
    await guide.button('Make the change').click();
    const { instruction, variant } = await guide.hears('generate');
    assert.deepEqual([instruction, variant], ['Put the total above the button', 'a']);
    await guide.show(withLab({ active: prototyped(), generations: generating.generations }));
    assert.equal(await guide.field('Change it').count(), 0, 'while it is being made');
    await guide.show({ ...state, problem: situations.failed.problem });
    assert.equal(
      await guide.field('Change it').inputValue(),
      'Put the total above the button',
      'after a failure',
    );
    await guide.show(
      withLab({
        active: prototyped({ variants: [variantOf('a', { turns: 3, asked: 'Fix: total is not defined' })] }),
      }),
    );
    assert.equal(
      await guide.field('Change it').inputValue(),
      'Put the total above the button',
      'after a fix, which is another turn',
    );
    const made = variantOf('a', { turns: 4, asked: 'Put the total above the button' });
    await guide.show(withLab({ active: prototyped({ variants: [made] }) }));
    assert.equal(await guide.field('Change it').inputValue(), '', 'once it is made');
  });

  it('asks before it changes what people have tried, and makes it a new variant instead', async () => {
    const active = prototyped({ stage: 'testing', next: 'decide', sessions: [sessionOf('P1', 'completed')] });
    const open = async () => {
      await guide.show(withLab({ active }));
      await guide.page.locator('#toggle-prototype').click();
      await guide.field('Change it').fill('Bigger button');
      await guide.button('Make the change').click();
    };
    await open();
    const question = guide.page.getByRole('group', { name: /1 person has tried A\./ });
    assert.equal(await guide.focused(), 'Make it a new variant');
    await question.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(guide.sent('generate').length + guide.sent('addVariants').length, 0);
    await guide.button('Make the change').click();
    await guide.button('Make it a new variant').click();
    const { variants } = await guide.hears('addVariants');
    assert.deepEqual(variants, [{ axis: 'flow', change: 'Bigger button', from: 'a' }]);
    assert.equal(await guide.field('Change it').inputValue(), 'Bigger button', 'until it is listed');
    await guide.button('Make the change').click();
    await guide.button('Change A all the same').click();
    assert.equal((await guide.hears('generate')).instruction, 'Bigger button');
    await guide.button('Undo the last change').click();
    assert.equal(guide.sent('undoGeneration').length, 0);
    await guide.button('Change A all the same').click();
    await guide.hears('undoGeneration');
  });

  it('says what the offline starter could not do, and keeps those words for a model', async () => {
    await guide.show(withLab({ active: prototyped() }));
    await guide.page.locator('#toggle-prototype').click();
    await guide.field('Change it').fill('accent green; make it blink');
    await guide.button('Make the change').click();
    const undone = ['make it blink'];
    const noted = prototyped({
      variants: [variantOf('a', { turns: 3, asked: 'accent green; make it blink', undone })],
      history: [versionOf(2, { current: true, undone }), versionOf(1), versionOf(0)],
    });
    await guide.show(withLab({ active: noted }));
    assert.match(
      await guide.page.locator('.not-done').innerText(),
      /^Not done: “make it blink”\. .*Change the model, then ask again\./s,
    );
    assert.equal(await guide.field('Change it').inputValue(), 'make it blink');
    await guide.page.getByText('Versions').click();
    await guide.page.getByText('Only noted, not done: make it blink').waitFor();
    const history = [versionOf(2, { undone }), versionOf(1, { current: true }), versionOf(0)];
    await guide.show(withLab({ active: { ...noted, history } }));
    assert.equal(await guide.page.locator('.not-done').count(), 0, 'once it was undone');
  });

  it('opens what is made in the preview and in the browser, and takes the last change back', async () => {
    await guide.show(withLab({ active: prototyped() }));
    await guide.page.locator('#toggle-prototype').click();
    await guide.button('Open preview').click();
    assert.equal((await guide.hears('preview')).variant, 'a');
    await guide.button('In the browser').click();
    assert.equal((await guide.hears('openInBrowser')).variant, 'a');
    await guide.button('Undo the last change').click();
    assert.equal((await guide.hears('undoGeneration')).variant, 'a');
  });

  it('says with every message which experiment was on the page', async () => {
    const shown = prototyped();
    await guide.show(withLab({ active: shown }));
    await guide.page.locator('#toggle-prototype').click();
    await guide.button('Undo the last change').click();
    assert.equal(guide.about(await guide.hears('undoGeneration')), shown.slug);
    await guide.show(withLab({ active: prototyped({ slug: 'another-idea' }) }));
    const toggle = guide.page.locator('#toggle-prototype');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await guide.button('Undo the last change').click();
    assert.equal(guide.about(await guide.hears('undoGeneration', 2)), 'another-idea');
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
