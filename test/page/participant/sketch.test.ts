import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tasks } from './support/samplePages.ts';
import { sessionSuite } from './support/sessionSuite.ts';

describe('what a sketch does by itself in a session', function () {
  this.timeout(60_000);
  const { open, sketch } = sessionSuite();

  it('records nothing of a sketch that goes on by itself while somebody wants to stop', async () => {
    const session = await open({ variants: [{ id: 'a', page: restless('paid') }] });
    await session.begin();
    await session.click('I can’t go on');
    await session.click('I want to stop');
    await session.until('stop', () => session.stops === 1);
    const { length } = session.events;
    await session.page.waitForTimeout(1500);
    assert.deepEqual(session.events.slice(length), []);
  });

  it('takes a goal for reached only where somebody did something', async () => {
    const form = `<form data-task-step="gift"><input value="1"></form>
<script>setInterval(() => document.querySelector('form').requestSubmit(), 100)</script>`;
    const forged = sketch(`<main data-screen="list"><h1>All</h1>${form}</main>`);
    const both = [restless('paid'), forged].map((page) => [{ id: 'a', page }]);
    for (const [index, variants] of both.entries()) {
      const session = await open({ tasks: tasks.slice(index, index + 1), variants });
      await session.begin();
      await session.page.waitForTimeout(1500);
      const told = session.events.filter(({ type }) => type === 'task' || type === 'step');
      assert.deepEqual(told, [], 'a script did it');
    }
  });

  it('counts a form that somebody sends', async () => {
    const form =
      '<form data-task-step="gift"><label>Name <input required></label><button>Send</button></form>';
    const page = sketch(`<main data-screen="list"><h1>All</h1>${form}</main>`);
    const session = await open({ tasks: tasks.slice(1, 2), variants: [{ id: 'a', page }] });
    await session.begin();
    await session.prototype.getByLabel('Name').fill('Blue');
    await session.prototype.getByLabel('Name').press('Enter');
    assert.equal((await session.recorded('task')).outcome, 'completed');
  });

  it('records nothing that somebody typed, however a sketch reports it', async () => {
    const html = `<main data-screen="list"><h1>All</h1><label>Mail <input id="m"></label><button id="b">Send</button></main>
<script>document.getElementById('b').addEventListener('click', () => {
  const typed = document.getElementById('m').value;
  document.body.setAttribute('data-task-step', typed);
  const error = new Error(typed); error.name = typed;
  setTimeout(() => { throw error; });
  setTimeout(() => JSON.parse(typed));
  setTimeout(() => { throw new TypeError(navigator.userAgent); });
  setTimeout(() => footbridge.go('list/' + typed), 50);
});</script>`;
    const page = sketch(html);
    const session = await open({ variants: [{ id: 'a', page }] });
    await session.begin();
    await session.prototype.getByLabel('Mail').fill('sample@example.test');
    await session.inSketch('Send');
    await session.until('the place', () => session.events.some((event) => event.type === 'screen' && event.state === '?')); // prettier-ignore
    await session.recorded('problem', 3);
    const told = JSON.stringify(session.events);
    assert.ok(!told.includes('sample') && !told.includes('Mozilla'), told);
    assert.match(told, /SyntaxError \(index\.html:\d+\)/);
  });

  it('says in the record that a sketch tried to leave, and holds the clock until it is back', async () => {
    const html = `<main data-screen="list"><h1>All</h1><button>Help</button></main>
<script>document.querySelector('button').addEventListener('click', () => { location.href = 'https://example.com/'; });</script>`;
    const page = sketch(html);
    const session = await open({ variants: [{ id: 'a', page }] });
    await session.begin();
    await session.prototype.getByRole('button', { name: 'Help' }).click({ noWaitAfter: true, timeout: 3000 }).catch(() => undefined); // prettier-ignore
    assert.match((await session.recorded('problem')).message, /tried to open another page/);
    await session.recorded('taskStarted', 2);
  });

  it('does not take a sketch that stopped for a participant who gave up', async () => {
    const html = `<main data-screen="list"><h1>All</h1><button>Help</button></main>
<script>document.querySelector('button').addEventListener('click', () => { location.href = 'https://example.com/'; });</script>`;
    const page = sketch(html);
    const session = await open({ variants: [{ id: 'a', page }] });
    await session.begin();
    for (let turn = 1; turn <= 4; turn += 1) {
      await session.recorded('taskStarted', turn);
      await session.prototype.getByRole('button', { name: 'Help' }).click({ noWaitAfter: true, timeout: 3000 }).catch(() => undefined); // prettier-ignore
      await session.recorded('problem', turn);
    }
    await session.page.getByText('The sketch stopped working').waitFor();
    await session.click('End this task');
    assert.deepEqual(await session.recorded('excluded'), {
      type: 'excluded',
      reason: 'The prototype stopped',
      by: 'page',
    });
    await session.click('Go on');
    await session.page.getByRole('heading', { name: 'Have it wrapped.' }).waitFor();
    assert.deepEqual(
      session.events.filter(({ type }) => type === 'task'),
      [],
    );
  });

  /** A sketch that goes to and fro by itself. */
  function restless(goal: string): string {
    const screens = ['list', goal].map((id) => `<main data-screen="${id}"><h1>${id}</h1></main>`).join('');
    const html = `${screens}<script>let n = 0; setInterval(() => footbridge.go(n++ % 2 ? 'list' : '${goal}'), 200)</script>`;
    return sketch(html);
  }
});
