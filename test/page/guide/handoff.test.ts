import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { HandoffView } from '../../../src/protocol/guideHandoff.ts';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { gaps, missing } from './support/handoffParts.ts';
import { situations } from './support/situations.ts';
import { tested, withLab } from './support/states.ts';

const verdict = { outcome: 'validated', rationale: '', by: 'Product lead' } as const;
const decided = { stage: 'decided', next: 'handOff', verdict } as const;

describe('guide: handing off', function () {
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

  const text = (): Promise<string> => guide.step('handOff').innerText();
  const focusedId = (): Promise<string> => guide.page.evaluate(() => document.activeElement?.id ?? '');

  it('names what is missing, and each leads to the field that is asked for', async () => {
    await guide.show(situations['handoff-missing']);
    assert.match(await text(), /3 things are missing for a final brief/);
    for (const { field, message } of missing) {
      await guide.button(message).click();
      await guide.page.waitForFunction(
        (id) => document.activeElement?.id === id,
        `handoff-${field.replace('handoff.', '')}`,
      );
    }
    assert.equal(await guide.button('Export Handoff Brief').count(), 0);
    await guide.button('Export a draft').click();
    assert.deepEqual(await guide.hears('exportBrief'), { type: 'exportBrief', draft: true });
  });

  it('leads to the step where something else is missing, and presses nothing there', async () => {
    await guide.show(
      withLab({
        active: tested(4, 5, {
          ...decided,
          handoff: {
            readiness: {
              blockers: [{ field: 'prototype', message: 'There is no prototype to describe.' }],
              later: 0,
              gaps,
            },
          },
        }),
      }),
    );
    await guide.button('There is no prototype to describe.').click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'toggle-prototype');
    assert.equal(await guide.step('prototype').isVisible(), true);
    assert.deepEqual(guide.pressed, []);
  });

  it('opens the hypothesis at the field before the verdict, and asks in place after it', async () => {
    const message = 'The problem still says "TBD". Write it out.';
    const handoff = { readiness: { blockers: [{ field: 'problem', message }], later: 0, gaps } };
    await guide.show(withLab({ active: tested(4, 5, { handoff }) }));
    await guide.page.locator('#toggle-handOff').click();
    await guide.button(message).click();
    await guide.hears('editHypothesis');
    await guide.show(withLab({ active: tested(4, 5, { ...decided, handoff }) }));
    await guide.button(message).click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'handoff-problem');
    await guide.page.keyboard.type('They search for everything again.');
    await guide.page.waitForTimeout(700);
    // What can be written once is not sent half-typed.
    assert.equal(guide.sent('completeHandoff').length, 0);
    await guide.button('Write it down').click();
    assert.deepEqual((await guide.hears('completeHandoff')).answers, {
      problem: 'They search for everything again.',
    });
    await guide.show(
      withLab({ active: tested(4, 5, { ...decided, handoff: { ...handoff, unwritten: 1 } }) }),
    );
    assert.equal(
      await guide.page.locator('#handoff-problem').inputValue(),
      'They search for everything again.',
      'could not be written',
    );
  });

  it('says what is there only of what was written', async () => {
    await guide.show(
      withLab({
        active: tested(4, 5, { handoff: { fields: {}, readiness: { blockers: [], later: 0, gaps } } }),
      }),
    );
    await guide.page.locator('#toggle-handOff').click();
    await guide.step('handOff').locator('.there summary').click();
    const there = await guide.step('handOff').locator('.there').innerText();
    assert.match(there, /Evidence against the bar/);
    assert.doesNotMatch(there, /Privacy|The metric|verdict/);
    await guide.show(situations.validated);
    assert.match(await guide.step('handOff').locator('.there').innerText(), /Privacy, security/);
  });

  it('writes down what only the team can say after a pause, and keeps it while the guide is hidden', async () => {
    const active = tested(4, 5, {
      ...decided,
      handoff: { fields: {}, readiness: { blockers: missing, later: 0, gaps } },
    });
    await guide.show(withLab({ active }));
    await guide.page.getByRole('radio', { name: 'Build it new' }).check();
    await guide.field(/^The metric in production today/).fill('31 of 100');
    await guide.hears('completeHandoff', 2);
    assert.deepEqual(
      guide.sent('completeHandoff').map(({ answers }) => answers),
      [{ disposition: 'build' }, { baseline: '31 of 100' }],
      'each once, and only what was written',
    );
    await guide.button('None known: What must not get into the wrong hands?').click();
    assert.equal(await focusedId(), 'handoff-security');
    await guide.hideAndShow();
    await guide.show(withLab({ active }));
    assert.equal(await guide.field(/^The metric in production today/).inputValue(), '31 of 100');
    assert.equal(await guide.field(/^What must not get into the wrong hands/).inputValue(), 'None known');
    // What was not confirmed is said again.
    assert.equal((await guide.hears('completeHandoff')).answers.security, 'None known');
  });

  it('follows the records once they say what was typed', async () => {
    const of = (fields: HandoffView['fields']) =>
      withLab({
        active: tested(4, 5, {
          ...decided,
          handoff: { fields, readiness: { blockers: missing, later: 0, gaps } },
        }),
      });
    await guide.show(of({}));
    const target = guide.field(/once this is live/);
    await target.fill('40 of 100 ');
    await guide.hears('completeHandoff');
    await guide.show(of({}));
    assert.equal(await target.inputValue(), '40 of 100 ', 'an older state changes nothing');
    await guide.show(of({ target: '40 of 100' }));
    await guide.show(of({ target: '45 of 100' }));
    assert.equal(await target.inputValue(), '45 of 100');
  });

  it('says again what could not be written, with the next words and when a field is left', async () => {
    const of = (unwritten: number) =>
      withLab({
        active: tested(4, 5, {
          ...decided,
          handoff: { fields: {}, unwritten, readiness: { blockers: missing, later: 0, gaps } },
        }),
      });
    await guide.show(of(0));
    await guide.field(/once this is live/).fill('40 of 100');
    await guide.hears('completeHandoff');
    const sent = () => guide.sent('completeHandoff').map(({ answers }) => answers);
    await guide.show(of(1));
    await guide.field(/^The metric in production today/).fill('31 of 100');
    await guide.hears('completeHandoff', 3);
    assert.deepEqual(sent().slice(1), [{ target: '40 of 100' }, { baseline: '31 of 100' }]);
    await guide.show(of(2));
    await guide.page.keyboard.type(' people');
    await guide.hears('completeHandoff', 4);
    assert.deepEqual(sent().slice(3), [{ target: '40 of 100', baseline: '31 of 100 people' }]);
    await guide.page.keyboard.press('Tab');
    await guide.page.waitForTimeout(700);
    assert.equal(sent().length, 4, 'once for each time');
  });

  it('asks for nothing of production where nothing is built', async () => {
    const handoff = { fields: {}, readiness: { blockers: [], later: 0, gaps } };
    const stopped = { ...decided, verdict: { ...verdict, outcome: 'invalidated' as const } };
    await guide.show(withLab({ active: tested(1, 5, { ...stopped, handoff }) }));
    await guide.step('handOff').locator('.complete > summary').click();
    assert.equal(await guide.field(/^What must not get into the wrong hands/).count(), 0);
    assert.equal(await guide.page.getByRole('radio', { name: 'Build it new' }).count(), 0);
    await guide.show(withLab({ active: tested(4, 5, { ...decided, handoff }) }));
    assert.equal(await guide.field(/^What must not get into the wrong hands/).count(), 1);
    await guide.page.getByRole('radio', { name: 'Not now' }).check();
    assert.equal(await guide.field(/^What must not get into the wrong hands/).count(), 0);
  });

  it('sums up what engineering would do differently, and leads to why', async () => {
    await guide.show(situations.validated);
    assert.match(await text(), /14 things engineering would do differently/);
    assert.match(await text(), /5\s*Resilience/);
    await guide.button('Why can’t we just ship it?').click();
    await guide.hears('explainGaps');
  });

  it('exports a final brief with one press of what comes next', async () => {
    await guide.show(situations.validated);
    await guide.page.locator('button.card.next').click();
    assert.deepEqual(await guide.hears('exportBrief'), { type: 'exportBrief', draft: false });
  });

  it('opens the brief in every form, and copies it as an issue', async () => {
    await guide.show(situations['handoff-waiting']);
    await guide.button('Open the brief').click();
    await guide.button('Specification for spec-kit').click();
    assert.deepEqual(
      [await guide.hears('openBrief', 2), ...guide.sent('openBrief')].map(({ form }) => form),
      ['spec.md', 'brief.md', 'spec.md'],
    );
    await guide.button('Copy as GitHub issue').click();
    await guide.hears('copyIssue');
  });

  it('says since when the brief waits, and records an answer that came in another way', async () => {
    await guide.show(situations['handoff-waiting']);
    assert.match(await text(), /Waiting for engineering for 3 days/);
    await guide.page.getByText('Answer for engineering…').click();
    await guide.button('Record: accepted').click();
    assert.equal(await focusedId(), 'answer-by');
    await guide.field(/Who answered/).fill(' Checkout team lead ');
    await guide.field(/What will be built/).fill('We build it.');
    await guide.field(/Who takes it on/).fill('Checkout team');
    await guide.button('Record: accepted').click();
    assert.deepEqual((await guide.hears('reviewBrief')).answer, {
      status: 'accepted',
      reviewer: 'Checkout team lead',
      reason: 'We build it.',
      owner: 'Checkout team',
    });
    assert.match(await guide.focused(), /^Answer for engineering…/);
    await guide.show(situations['handoff-accepted']);
    assert.match(await guide.focused(), /^Accepted by /);
  });

  it('sends a returned answer without what belongs to an accepted one', async () => {
    await guide.show(situations['handoff-waiting']);
    await guide.page.getByText('Answer for engineering…').click();
    await guide.field(/Who takes it on/).fill('Checkout team');
    await guide.page.getByRole('radio', { name: /^Returned/ }).check();
    await guide.field(/Who answered/).fill('Checkout team lead');
    await guide.field(/What is missing/).fill('Which prices hold?');
    await guide.button('Record: returned').click();
    assert.deepEqual((await guide.hears('reviewBrief')).answer, {
      status: 'returned',
      reviewer: 'Checkout team lead',
      reason: 'Which prices hold?',
    });
  });

  it('shows who took it on, and where the specification lies', async () => {
    await guide.show(situations['handoff-accepted']);
    const words = await text();
    assert.match(words, /Accepted by Checkout team lead/);
    assert.match(words, /issues\.example\.test/);
    assert.doesNotMatch(words, /Answer for engineering/);
  });

  it('makes a returned brief the next thing to do, until it was exported again', async () => {
    await guide.show(situations['handoff-returned']);
    assert.match(await guide.page.locator('header').innerText(), /Engineering asks for more/);
    assert.match(await text(), /Which prices hold when they changed since\?/);
    assert.equal(await guide.page.locator('#toggle-handOff').getAttribute('aria-expanded'), 'true');
    await guide.page.locator('button.card.next').click();
    assert.equal(await guide.focused(), 'Answer it as an open question');
    await guide.button('Export again').click();
    await guide.hears('exportBrief');
    const { active } = situations['handoff-returned'];
    assert.ok(active);
    await guide.show(
      withLab({
        active: {
          ...active,
          handoff: { ...active.handoff, handedOffAt: new Date().toISOString() },
        },
      }),
    );
    assert.match(await text(), /Waiting for engineering since today/);
  });

  it('waits for nobody where the brief keeps a learning', async () => {
    await guide.show(
      withLab({
        active: tested(1, 5, {
          stage: 'handedOff',
          next: 'handOff',
          verdict: { ...verdict, outcome: 'invalidated' },
          handoff: { handedOffAt: '2030-01-09T09:00:00.000Z' },
        }),
      }),
    );
    assert.doesNotMatch(await guide.page.locator('body').innerText(), /Waiting for engineering/);
  });
});
