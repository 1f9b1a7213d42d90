import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ParticipantEvent } from '../../../src/protocol/participant.ts';
import { tasks } from './support/samplePages.ts';
import { logOf, type SessionPage } from './support/sessionPage.ts';
import { sessionSuite } from './support/sessionSuite.ts';

describe('a participant’s session', function () {
  this.timeout(60_000);
  const { open, scriptOf, sampleShop, sketch } = sessionSuite();

  it('goes from consent over tasks and ratings to thanks, and records each', async () => {
    const session = await open();
    const { page } = session;
    await page.getByText('You can stop at any time.').waitFor();
    await session.begin();
    await session.inSketch('Take the blue one');
    await session.inSketch('Pay');
    await page.getByText('You have got there').waitFor();
    assert.deepEqual(pick(await session.recorded('task'), 'task', 'outcome', 'by'), {
      task: 'pay',
      outcome: 'completed',
      by: 'page',
    });
    await session.click('Go on');
    await page.getByRole('radio', { name: '7, Very easy' }).check();
    await session.click('Go on');
    await session.click('Begin');
    await session.recorded('taskStarted', 2);
    await session.inSketch('Take the blue one');
    await session.inSketch('As a gift');
    await session.recorded('task', 2);
    await session.click('Go on');
    await session.click('Skip this');
    await session.click('Begin');
    await session.click('I’m done');
    await session.click('Go on');
    await page.getByRole('radio', { name: '4' }).check();
    await session.click('Go on');
    const [capabilities, ease] = [0, 1].map((index) => page.getByRole('radiogroup').nth(index));
    await capabilities?.getByRole('radio', { name: '5' }).check();
    await ease?.getByRole('radio', { name: '1, Strongly disagree' }).check();
    await session.click('Go on');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await session.recorded('ended');
    const told = session.events.filter(({ type }) => type !== 'screen').map(withoutSeconds);
    assert.deepEqual(told, [
      { type: 'consented', quotes: false },
      { type: 'taskStarted', task: 'pay' },
      { type: 'step', step: 'choose' },
      { type: 'task', task: 'pay', outcome: 'completed', by: 'page' },
      { type: 'seq', task: 'pay', value: 7 },
      { type: 'taskStarted', task: 'gift' },
      { type: 'step', step: 'choose' },
      { type: 'step', step: 'gift' },
      { type: 'task', task: 'gift', outcome: 'completed', by: 'page' },
      { type: 'taskStarted', task: 'look' },
      { type: 'task', task: 'look', outcome: 'completed', by: 'participant' },
      { type: 'seq', task: 'look', value: 4 },
      { type: 'umuxLite', capabilities: 5, ease: 1 },
      { type: 'ended' },
    ]);
    assert.deepEqual(
      session.events.flatMap((event) => (event.type === 'screen' ? [event.screen] : [])),
      ['list', 'basket', 'paid', 'list', 'basket', 'list'],
    );
  });

  it('shows nothing of what is there for makers, and nobody is told of variants', async () => {
    const session = await open({ variants: [{ id: 'cheap-words', page: sampleShop('All we have') }] });
    await session.begin();
    assert.equal(await session.prototype.getByText('Only makers see this').isVisible(), false);
    const words = await session.page.evaluate(() => document.body.innerText + document.title);
    assert.equal(/cheap-words|variant/i.test(words), false, words);
  });

  it('goes on after a crash exactly where it was', async () => {
    const recorded: ParticipantEvent[] = [
      { type: 'consented', quotes: true },
      { type: 'taskStarted', task: 'pay' },
      { type: 'task', task: 'pay', outcome: 'completed', seconds: 9, by: 'page' },
    ];
    const rating = await open({}, recorded);
    await rating.page.getByText('Overall, how difficult or easy').waitFor();
    recorded.push({ type: 'seq', task: 'pay', value: 3 });
    const ready = await open({}, recorded);
    await ready.page.getByRole('heading', { name: 'Have it wrapped.' }).waitFor();
    recorded.push({ type: 'taskStarted', task: 'gift' }, { type: 'screen', screen: 'list', state: 'ready' });
    const midway = await open({}, recorded);
    await midway.page.getByText('This task was interrupted').waitFor();
    await midway.click('Begin again');
    await midway.inSketch('Take the blue one');
    await midway.inSketch('As a gift');
    const { seconds = 0 } = await midway.recorded('task');
    assert.ok(seconds >= 1 && seconds < 20, `the second before the crash counts: ${seconds}`);
    const over = await open({}, [...recorded, { type: 'ended' }]);
    await over.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    assert.deepEqual(over.events, []);
  });

  it('leaves a task when its time is up, without blaming anybody', async () => {
    const hurried = tasks.map((task) => ({ ...task, timeoutSeconds: 1 }));
    const session = await open({ tasks: hurried });
    await session.begin();
    await session.page.getByText('not about you').waitFor();
    const { outcome, by, seconds = 0 } = await session.recorded('task');
    assert.deepEqual([outcome, by], ['failed', 'page']);
    assert.ok(seconds >= 1 && seconds < 3, String(seconds));
    assert.equal(await session.page.locator('.stage').evaluate((stage: HTMLElement) => stage.inert), true);
  });

  it('lets no time run out that belongs to the page as it was before somebody else’s word was taken over', async () => {
    const hurried = tasks.map((task) => ({ ...task, timeoutSeconds: 2 }));
    const session = await open({ tasks: hurried });
    await session.begin();
    const recorded = logOf([{ type: 'consented', quotes: true }, ...session.events]);
    await session.send({
      type: 'script',
      script: scriptOf({ tasks: hurried }),
      recorded,
      wantsToStop: false,
    });
    await session.page.getByText('This task was interrupted').waitFor();
    await session.page.waitForTimeout(2500);
    assert.deepEqual(
      session.events.filter(({ type }) => type === 'task'),
      [],
      'they read the task, and their clock stands still',
    );
  });

  it('lets somebody give up a task and try the next', async () => {
    const session = await open();
    await session.begin();
    await session.click('I can’t go on');
    await session.click('End this task');
    const { outcome, by } = await session.recorded('task');
    assert.deepEqual([outcome, by], ['abandoned', 'participant']);
    await session.click('Go on');
    await session.click('Skip this');
    await session.page.getByRole('heading', { name: 'Have it wrapped.' }).waitFor();
  });

  it('can be left although the sketch hangs, and the sketch started again', async () => {
    const session = await open();
    await session.begin();
    await session.inSketch('Take the blue one');
    await session.prototype.getByRole('button', { name: 'Freeze' }).click({ noWaitAfter: true, timeout: 3000 }).catch(() => undefined); // prettier-ignore
    await session.click('I can’t go on');
    await session.click('Start the sketch again');
    await session.recorded('taskStarted', 2);
    await session.inSketch('Take the blue one');
    await session.inSketch('Pay');
    assert.equal((await session.recorded('task')).outcome, 'completed');
  });

  it('says so when the sketch does not open, and it is not the participant’s fault', async () => {
    const session = await open({ variants: [{ id: 'a', page: emptyPage() }] });
    await session.click('I agree, begin');
    await session.page.getByText('The sketch did not open.').waitFor();
    const { message } = await session.recorded('problem');
    assert.match(message, /: Error \(index\.html:1\)$/, 'what an error says may be what somebody typed');
    assert.equal(await session.page.getByRole('button', { name: 'Begin' }).count(), 0);
  });

  it('records faults of the sketch', async () => {
    const session = await open();
    await session.begin();
    await session.inSketch('Take the blue one');
    await session.inSketch('Discount');
    assert.match((await session.recorded('problem')).message, /^Error \(index\.html:\d+\)$/);
  });

  it('begins every task at the first screen, with a sketch that knows nothing of the task before', async () => {
    const session = await open();
    await session.begin();
    await session.inSketch('Take the blue one');
    await session.prototype.evaluate("window.leftBehind = true; localStorage.setItem('basket', 'blue')");
    await session.inSketch('Pay');
    await session.recorded('task');
    await session.click('Go on');
    await session.click('Skip this');
    await session.page.getByText('The sketch starts from its beginning again.').waitFor();
    await beginsAnew(session);
    await session.inSketch('Take the blue one');
    await session.send({ type: 'taskEnded', task: 'gift', variant: 'a' });
    await session.click('Go on');
    await session.click('Skip this');
    await beginsAnew(session);
  });

  /** Begins the next task, and looks at what is in sight from the first moment that a sketch is. */
  async function beginsAnew(session: SessionPage): Promise<void> {
    const told = session.events.length;
    const frame = await session.page.locator('.prototype:not([hidden])').elementHandle();
    await session.click('Begin');
    const seen = await session.page.evaluate(async () => {
      const stage = document.querySelector('.stage');
      while (!stage?.classList.contains('in-sight')) await new Promise(requestAnimationFrame);
      return [...stage.children].filter((each) => !(each as HTMLElement).hidden).length;
    });
    assert.equal(seen, 1, 'the sketch of the task before is gone');
    assert.ok(await frame?.evaluate((each) => each.isConnected), 'it was loaded while the task was read');
    await session.prototype.getByRole('heading', { name: 'All we have' }).waitFor();
    const kept = await session.prototype.evaluate("[window.leftBehind, localStorage.getItem('basket')]");
    assert.deepEqual(kept, [undefined, null]);
    await session.until('the first screen', () => session.events.slice(told).some(({ type }) => type === 'screen')); // prettier-ignore
    assert.deepEqual(
      session.events.slice(told).flatMap((event) => (event.type === 'screen' ? [event.screen] : [])),
      ['list'],
    );
  }

  it('tries each variant in its order, and asks about each', async () => {
    const variants = ['b', 'a'].map((id) => ({ id, page: sampleShop(`Shop ${id}`) }));
    const session = await open({ tasks: tasks.slice(0, 1), variants });
    await session.begin();
    for (const [round, id] of ['b', 'a'].entries()) {
      await session.prototype.getByRole('heading', { name: `Shop ${id}` }).waitFor();
      await session.inSketch('Take the blue one');
      await session.inSketch('Pay');
      assert.equal((await session.recorded('task', round + 1)).variant, id);
      await session.click('Go on');
      await session.click('Skip this');
      for (const radio of await session.page.getByRole('radio', { name: '3' }).all()) await radio.check();
      await session.click('Go on');
      assert.equal((await session.recorded('umuxLite', round + 1)).variant, id);
      if (round === 0) await session.click('Begin');
    }
    await session.recorded('ended');
  });

  it('does what an observer says: ends a task, and the session', async () => {
    const session = await open();
    await session.begin();
    await session.send({ type: 'taskEnded', task: 'pay', variant: 'a' });
    await session.click('Go on');
    await session.click('Skip this');
    await session.page.getByRole('heading', { name: 'Have it wrapped.' }).waitFor();
    await session.send({ type: 'end' });
    await session.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    assert.deepEqual(
      session.events.filter(({ type }) => type === 'task' || type === 'ended'),
      [],
      'the observer’s word was recorded elsewhere',
    );
  });

  it('tells whoever sits beside them that somebody wants to stop, and lets them think again', async () => {
    const session = await open();
    await session.begin();
    await session.click('I can’t go on');
    await session.click('I want to stop');
    await session.page.getByText('Please tell the person beside you').waitFor();
    assert.equal(session.stops, 1);
    assert.equal(session.page.frames().length, 1, 'the sketch is gone meanwhile');
    await session.click('Go on instead');
    await session.recorded('taskStarted', 2);
    assert.equal(session.stops, 0, 'who sits beside them is told that they go on');
    await session.inSketch('Take the blue one');
    await session.recorded('step');
  });

  it('asks whether they may be quoted, and takes no for an answer', async () => {
    const session = await open();
    await session.page.getByRole('checkbox').check();
    await session.click('I agree, begin');
    assert.equal((await session.recorded('consented')).quotes, true);
    const refusing = await open();
    await refusing.click('I do not want to take part');
    await refusing.page.getByText('You can stop here').waitFor();
    assert.deepEqual([refusing.stops, refusing.events], [1, []]);
  });

  it('lets no prototype flood the record', async () => {
    const busy = `<title>Busy</title><main data-screen="one"><h1>One</h1></main><main data-screen="two"><h1>Two</h1></main>
<script>let n = 0; setInterval(() => footbridge.go(n++ % 2 ? 'one' : 'two'), 1);
addEventListener('load', () => { for (let i = 0; i < 90; i++) setTimeout(() => { throw new Error('fault ' + i); }); });</script>`;
    const page = sketch(busy);
    const session = await open({ variants: [{ id: 'a', page }] });
    await session.begin();
    const moves = () => session.events.filter(({ type }) => type === 'screen').length;
    await session.until('500 moves', () => moves() >= 500);
    await session.page.waitForTimeout(300);
    assert.equal(moves(), 500);
    assert.equal(session.events.filter(({ type }) => type === 'problem').length, 50);
    await session.click('I can’t go on');
    await session.click('End this task');
    await session.recorded('task');
  });

  function emptyPage(): string {
    const html = '<main data-screen="one"></main><script>throw new Error("out of cheese");</script>';
    return sketch(html);
  }
});

function pick<T extends object, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}

function withoutSeconds(event: ParticipantEvent): object {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'seconds'));
}
