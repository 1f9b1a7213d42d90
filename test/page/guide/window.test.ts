import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { emptyDraft, experimentWith, formOf, freshWindow, prototyped, withLab } from './support/states.ts';

describe('guide: what the window is like', function () {
  this.timeout(30_000);
  let harness: GuideHarness;
  let guide: GuidePage;
  guideForEach((opened, opener) => {
    [guide, harness] = [opened, opener];
  });

  const text = (): Promise<string> => guide.page.locator('main').innerText();

  it('shows that it is loading until the first state', async () => {
    assert.equal(await guide.page.locator('[aria-busy=true]').count(), 1);
    await guide.show(freshWindow);
    assert.equal(await guide.page.locator('[aria-busy=true]').count(), 0);
  });

  it('says before there is a lab what will be created where', async () => {
    await guide.show({ ...freshWindow, form: formOf(emptyDraft) });
    assert.match(
      await text(),
      /create a folder of its own beside your project; your project’s files are not touched/,
    );
    await guide.show(withLab({ form: formOf(emptyDraft) }));
    assert.doesNotMatch(await text(), /create a folder/);
    assert.match(await text(), /Lab: storefront-lab\s+Kept apart from: storefront/);
  });

  it('asks in an empty window for a folder or a place', async () => {
    await guide.show(situations['empty-window']);
    await guide.button('Open a folder').click();
    assert.equal((await guide.hears('run')).command, 'workbench.action.files.openFolder');
    await guide.button('Choose where the lab goes').click();
    assert.equal((await guide.hears('run', 2)).command, 'footbridge.createLab');
    await guide.button('Frame a hypothesis').click();
    await guide.hears('newExperiment');
  });

  it('says in Restricted Mode what waits, and leads to trust', async () => {
    await guide.show(situations.restricted);
    assert.match(await text(), /Restricted Mode\. Everything here works except network models/);
    await guide.button('Manage trust').click();
    assert.equal((await guide.hears('run')).command, 'workbench.trust.manage');
  });

  it('leads from production files that changed to where they are taken back', async () => {
    await guide.show(withLab({ active: prototyped({ openCrossings: 2 }) }));
    assert.match(await text(), /2 production files changed meanwhile\./);
    await guide.button('Show Them and Take Them Back').click();
    assert.equal((await guide.hears('run')).command, 'footbridge.crossings.focus');
  });

  it('names records that could not be read and leads to the log', async () => {
    await guide.show(situations.several);
    assert.match(await text(), /experiments\/old\/experiment\.json: it is not valid JSON/);
    await guide.button('Show log').click();
    assert.equal((await guide.hears('run')).command, 'footbridge.showLog');
  });

  it('switches between experiments and begins a new one', async () => {
    await guide.show(situations.several);
    await guide.page.getByRole('combobox', { name: 'Experiment' }).selectOption('clear-prices');
    assert.equal((await guide.hears('choose')).experiment, 'clear-prices');
    await guide.button('New experiment').click();
    await guide.hears('newExperiment');
    assert.match(await text(), /2 production files changed meanwhile/);
    assert.match(await text(), /throw-away date passed 3 days ago/);
  });

  it('has every step in reach, with the one to do open and marked', async () => {
    await guide.show(withLab({ active: experimentWith() }));
    const open = guide.page.locator('.step-toggle[aria-expanded=true]');
    assert.deepEqual(await open.allInnerTexts(), ['2\nPrototype']);
    assert.equal(await guide.page.locator('[aria-current=step]').count(), 1);
    for (const name of ['frame', 'test', 'decide', 'handOff']) {
      await guide.page.locator(`#toggle-${name}`).press('Enter');
      assert.equal(await guide.step(name).isVisible(), true);
    }
    await guide.page.locator('#toggle-test').press('Enter');
    assert.equal(await guide.step('test').isVisible(), false);
  });

  it('does the next thing where that is one button, and otherwise goes where it is done', async () => {
    await guide.show(withLab({ active: experimentWith() }));
    await guide.button(/^Next/).click();
    await guide.hears('generate');
    await guide.show(situations.questions);
    await guide.button(/^Next/).first().click();
    await guide.page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await guide.show(withLab({ active: prototyped() }));
    await guide.button(/^Next/).click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'participant');
    assert.equal(guide.sent('generate').length, 1);
  });

  it('shows what people wrote as text, never as markup', async () => {
    const belief = '<img src=x onerror="document.title=1"> wins';
    await guide.show(
      withLab({ active: experimentWith({ draft: { ...experimentWith().hypothesis, belief } }) }),
    );
    assert.match(await guide.page.locator('#toggle-frame').innerText(), /<img src=x/);
    assert.equal(await guide.page.locator('img').count(), 0);
  });

  it('runs nothing but its own script', async () => {
    const result = await guide.page.evaluate(async () => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      const image = new Image();
      image.src = 'https://example.invalid/pixel.png';
      await fetch('https://example.invalid/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { refused: refused.toSorted(), title: document.title };
    });
    assert.deepEqual(result, { refused: ['connect-src', 'img-src', 'script-src-elem'], title: 'Footbridge' });
    guide.forgetFaults();
  });

  it('speaks another language when there is a bundle for it', async () => {
    const translations = JSON.stringify({
      Prototype: 'Prototyp</script>',
      'Make the prototype': 'Prototyp machen',
    });
    const translated = await harness.open({ translations });
    await translated.show(withLab({ active: experimentWith() }));
    assert.equal(await translated.button('Prototyp machen').count(), 1);
    assert.match(await translated.page.locator('#toggle-prototype').innerText(), /Prototyp<\/script>/);
    await translated.close();
  });
});
