import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { GuideHarness } from './support/guideHarness.ts';
import type { GuidePage } from './support/guidePage.ts';
import { gaps, missing } from './support/handoffParts.ts';
import { situations } from './support/situations.ts';
import { experimentWith, fullDraft, prototyped, sessionOf, tested, withLab } from './support/states.ts';

const verdict = { outcome: 'validated', rationale: '', by: 'Product lead' } as const;
const decided = { stage: 'decided', next: 'handOff', verdict } as const;
const tooFew = '2 of at least 5 people tried it. Test with 3 more.';
const early = withLab({
  active: tested(2, 2, {
    ...decided,
    handoff: {
      readiness: { blockers: [{ field: 'evidence', message: tooFew }, ...missing], later: 0, gaps },
    },
  }),
});

describe('guide: what is left to do for the handoff', function () {
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
  const header = (): Promise<string> => guide.page.locator('header').innerText();
  const words =
    /Decided with 2 of 5 people, so this stays a draft\. Hand off the draft, or start a new experiment/;

  it('decided too early: says that it stays a draft, and leads nowhere where nothing can be done', async () => {
    await guide.show(early);
    assert.match(await header(), words);
    assert.match(await text(), words);
    assert.doesNotMatch(await text(), /Test with 3 more/);
    assert.equal(
      await guide.button(missing[0]?.message ?? '').count(),
      1,
      'what can be written is still asked',
    );
    await guide.page.locator('button.card.next').click();
    assert.equal(await guide.focused(), 'Hand off the draft');
    assert.deepEqual(guide.pressed, []);
    await guide.button('Hand off the draft').click();
    assert.equal((await guide.hears('exportBrief')).draft, true);
    await guide.button('New experiment from this one').click();
    await guide.hears('tryChanged');
  });

  it('the Test step of what is decided has nothing to unfold that is empty', async () => {
    await guide.show(early);
    await guide.page.locator('#toggle-test').click();
    assert.equal(await guide.page.locator('.elsewhere').count(), 0);
    assert.match(await guide.step('test').innerText(), /Decided: nobody tries it any more\./);
    await guide.button('As a table (CSV)').click();
    await guide.hears('exportEvidence');
  });

  it('returned: what engineering asked for is the first thing missing, and becomes an open question', async () => {
    const { active } = situations['handoff-returned'];
    assert.ok(active);
    await guide.show(withLab({ active: { ...active, verdict: { ...verdict, by: 'Product lead' } } }));
    assert.match(
      await guide.page.locator('#readiness-heading').innerText(),
      /^Checkout team lead asked for more$/,
    );
    assert.match(await guide.page.locator('.missing li').first().innerText(), /^Which prices hold/);
    assert.doesNotMatch(await text(), /Everything engineering asks for is there/);
    assert.equal(await guide.button('Export again').count(), 1);
    await guide.button('Answer it as an open question').click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'handoff-questions');
    const { answers } = await guide.hears('completeHandoff');
    assert.deepEqual(answers.questions?.[0], {
      question: 'Which prices hold when they changed since?',
      owner: 'Product lead',
    });
    await guide.show(withLab({ active: { ...active, handoff: { ...active.handoff, changedSince: true } } }));
    assert.match(await text(), /Everything engineering asks for is there/);
  });

  it('returned, and the records have changed since: one button exports it again', async () => {
    const { active } = situations['handoff-returned'];
    assert.ok(active);
    const newer = [{ part: 'fields', count: 1 }] as const;
    await guide.show(
      withLab({ active: { ...active, handoff: { ...active.handoff, changedSince: true, newer } } }),
    );
    assert.match(await text(), /This brief is older than the records\./);
    assert.equal(await guide.button('Export again').count(), 1);
    await guide.page.locator('button.card.next').click();
    assert.deepEqual(await guide.hears('exportBrief'), { type: 'exportBrief', draft: false });
  });

  it('waiting, and the records have changed since: one button exports it again, folded or not', async () => {
    const { active } = situations['handoff-waiting'];
    assert.ok(active);
    const newer = [{ part: 'fields', count: 1 }] as const;
    await guide.show(withLab({ active: { ...active, handoff: { ...active.handoff, newer } } }));
    const seen = guide.button('Export again').filter({ visible: true });
    assert.equal(await seen.count(), 1);
    const toggle = guide.step('handOff').locator('.again > summary');
    await toggle.click();
    await guide.page.waitForFunction(() => document.querySelectorAll('.brief-standing button').length === 0);
    assert.equal(await seen.count(), 1, 'the one below what is added');
    await seen.click();
    assert.deepEqual(await guide.hears('exportBrief'), { type: 'exportBrief', draft: false });
    await toggle.click();
    await guide.page.waitForFunction(() => document.querySelectorAll('.brief-standing button').length === 1);
    assert.equal(await seen.count(), 1);
  });

  it('says before the verdict how much is to be written after it', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    await guide.page.locator('#toggle-handOff').click();
    assert.match(await text(), /One thing is missing for a final brief/);
    assert.match(await text(), /Once it is decided to build it, 6 more things are for you to write/);
    await guide.show(situations.validated);
    assert.doesNotMatch(await text(), /more things are for you to write/);
  });

  it('speaks of a prototype that was tested only where somebody tried it', async () => {
    const readiness = { blockers: [], later: 0, gaps };
    await guide.show(withLab({ active: prototyped({ handoff: { readiness } }) }));
    await guide.page.locator('#toggle-handOff').click();
    await guide.step('handOff').locator('.there summary').click();
    assert.doesNotMatch(await text(), /that was tested/);
    await guide.show(withLab({ active: tested(4, 5, { handoff: { readiness } }) }));
    assert.match(await text(), /The prototype that was tested/);
  });

  it('keeps what was decided on in sight, to be read', async () => {
    await guide.show(situations['handoff-missing']);
    assert.match(await text(), /What it is not about\s+Payment\s+Kept as decided on/);
    assert.match(await text(), /They have to search for everything again\./);
    await guide.show(situations['handoff-unwritten']);
    assert.match(await text(), /Once written down it stays as it is/);
    assert.doesNotMatch(await text(), /Kept as decided on/);
  });

  it('accepted: leads to throwing the prototype away, until that is done', async () => {
    await guide.show(situations['handoff-accepted']);
    assert.match(await header(), /What is left is to throw the prototype away/);
    await guide.button('Show where').click();
    await guide.page.waitForFunction(() => document.activeElement?.id === 'throw-away');
    await guide.show(situations.discarded);
    assert.doesNotMatch(await header(), /Show where|Discarded/);
    assert.match(await header(), /Thrown away/);
  });

  it('accepted on a machine whose clock is behind: does not wait for an answer that is there', async () => {
    const { active } = situations['handoff-accepted'];
    assert.ok(active);
    const { handoff } = active;
    const handedOffAt = handoff.handedOffAt ?? assert.fail();
    const at = new Date(Date.parse(handedOffAt) - 60_000).toISOString();
    const reviews = handoff.reviews.map((answer) => ({ ...answer, at, handedOffAt }));
    await guide.show(withLab({ active: { ...active, handoff: { ...handoff, reviews } } }));
    assert.match(await text(), /Accepted by/);
    assert.doesNotMatch(await text(), /Waiting for engineering/);
  });

  it('calls the first final export what it is, also after a draft', async () => {
    const brief = '/home/me/storefront-lab/experiments/remembered-basket/handoff/brief.md';
    await guide.show(
      withLab({ active: tested(4, 5, { ...decided, brief, handoff: { forms: ['brief.md', 'issue.md'] } }) }),
    );
    assert.equal(await guide.button('Export Handoff Brief').count(), 1);
    const path = guide.page.locator('.last-brief .path');
    assert.equal(await path.innerText(), 'experiments/remembered-basket/handoff/brief.md');
    assert.equal(await path.getAttribute('title'), brief);
    assert.equal(await guide.page.getByRole('button', { name: /issue/i }).count(), 1);
    assert.match(await text(), /for engineers, with the form in which they answer/);
  });

  it('says that the exported brief is older than the records, what changed since, and exports it again', async () => {
    await guide.show(situations['handoff-older']);
    const card = guide.page.getByRole('region', { name: 'The exported brief' });
    assert.match(await header(), /The records have changed since: export it again\./);
    assert.match(await card.innerText(), /This brief is older than the records\./);
    assert.match(await card.innerText(), /Changed since: 2 new sessions and the verdict\./);
    assert.match(await card.innerText(), /review form does not say what is on record/);
    const again = card.getByRole('button', { name: 'Export again' });
    const described = (await again.getAttribute('aria-describedby')) ?? '';
    assert.match(await guide.page.locator(`#${described}`).innerText(), /2 new sessions/);
    await again.click();
    assert.deepEqual(await guide.hears('exportBrief'), { type: 'exportBrief', draft: false });
  });

  it('says nothing of the kind of a brief that says what the records say', async () => {
    await guide.show(situations['handoff-waiting']);
    const card = guide.page.getByRole('region', { name: 'The exported brief' });
    assert.match(await card.innerText(), /Last exported to/);
    assert.doesNotMatch(await card.innerText(), /older|Changed since|review form/);
    assert.equal(await card.getByRole('button', { name: 'Export again' }).count(), 0);
  });

  it('names the variant that no pilot was run of, where there was a pilot', async () => {
    const sessions = [
      sessionOf('P1', 'completed', 'a'),
      { ...sessionOf('T1', 'completed', 'b'), pilot: true },
    ];
    await guide.show(withLab({ active: prototyped({ stage: 'testing', next: 'decide', sessions }) }));
    await guide.page.locator('#toggle-decide').click();
    const caveats = await guide.step('decide').locator('.caveats').innerText();
    assert.match(caveats, /One pilot was run/);
    assert.match(caveats, /Nobody tried the test itself beforehand with variant A\./);
  });

  it('says that the draft of a new experiment is kept while another one is shown', async () => {
    await guide.show(withLab({ active: experimentWith({ draft: fullDraft }), hasDraftAside: true }));
    assert.match(await guide.page.locator('body').innerText(), /The draft of your new experiment is kept\./);
    await guide.button('Go on writing').click();
    await guide.hears('newExperiment');
  });

  it('says that changes of the hypothesis wait which were not saved', async () => {
    await guide.show(withLab({ active: experimentWith({ draft: fullDraft }), hasEditsAside: true }));
    assert.match(await guide.page.locator('body').innerText(), /Your changes of this hypothesis are kept/);
    await guide.button('Go on writing').click();
    await guide.hears('editHypothesis');
  });
});
