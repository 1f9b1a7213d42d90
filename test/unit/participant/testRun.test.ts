import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { evidenceBodySchema, type EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { readSession } from '../../../src/core/evidence/session.ts';
import type { ParticipantEvent, ParticipantScript } from '../../../src/protocol/participant.ts';
import { stepKey, stepsOf } from '../../../src/webview/participant/flow.ts';
import { TestRun } from '../../../src/webview/participant/testRun.ts';

const script: ParticipantScript = {
  session: 's1',
  participant: 'P1',
  title: 'A test',
  consent: 'Yes?',
  tasks: [
    { id: 'pay', goal: 'Pay', successWhen: { screen: 'paid', state: 'ready' }, timeoutSeconds: 60 },
    { id: 'gift', goal: 'Wrap', successWhen: { taskStep: 'gift' }, timeoutSeconds: undefined },
  ],
  variants: [
    { id: 'b', page: '' },
    { id: 'a', page: '' },
  ],
  known: {
    screens: ['list', 'the list', 'paid'],
    states: ['ready', 'error', 'loading', 'with-invoice'],
    steps: ['gift', 'other'],
    files: ['app.js'],
    kinds: ['TypeError'],
  },
  moderated: false,
};

/** A run whose clock and timer are turned by hand, and all that it recorded. */
class HandRun {
  readonly events: EvidenceEvent[];
  readonly run: TestRun;
  #time: number;
  #timer: { readonly at: number; readonly work: () => void } | undefined;

  constructor(recorded: readonly EvidenceEvent[] = [], change: Partial<ParticipantScript> = {}) {
    this.events = [...recorded];
    this.#time = recorded.length === 0 ? 0 : Date.parse(recorded.at(-1)?.at ?? '') + 3_600_000;
    this.run = new TestRun(
      { ...script, ...change },
      { recorded, wantsToStop: false },
      {
        record: (event) => this.#keep(event),
        stop: () => undefined,
        now: () => this.#time,
        later: (work, milliseconds) => {
          this.#timer = { at: this.#time + milliseconds, work };
          return () => (this.#timer = undefined);
        },
        changed: () => undefined,
      },
    );
  }

  /** Begins the task whose turn it is, with the prototype at its first screen. */
  begin(): void {
    this.run.loading();
    this.run.begin();
    this.run.screen({ screen: 'list', state: 'ready' });
    this.run.painted();
    this.run.touched();
  }

  wait(milliseconds: number): void {
    this.#time += milliseconds;
    if (this.#timer && this.#timer.at <= this.#time) this.#timer.work();
  }

  get at(): string {
    return stepKey(this.run.view.step);
  }

  last<T extends ParticipantEvent['type']>(type: T): Extract<EvidenceEvent, { type: T }> {
    const found = this.events.findLast((event) => event.type === type);
    return (found as Extract<EvidenceEvent, { type: T }> | undefined) ?? assert.fail(type);
  }

  #keep(event: ParticipantEvent): void {
    const stamp = { schemaVersion: 1, id: `e${this.events.length}`, at: new Date(this.#time).toISOString() };
    this.events.push({ ...stamp, ...evidenceBodySchema.parse(event) } as EvidenceEvent);
  }
}

type Doing = (made: HandRun) => void;

/** All that a participant, a prototype and an observer do. */
const doings: Record<string, Doing> = {
  agree: ({ run, at }) => (at === 'consent' ? run.agree(false) : undefined),
  begin: (made) => made.begin(),
  wait: (made) => made.wait(25_000),
  paid: ({ run }) => run.screen({ screen: 'paid', state: 'ready' }),
  gift: ({ run }) => run.taskStep('gift'),
  done: ({ run }) => run.sayDone(),
  giveUp: ({ run }) => run.giveUp(),
  goOn: ({ run }) => (run.view.stage === 'ended' ? run.goOn() : undefined),
  rate: ({ run }) => run.rateTask(5),
  rateAll: ({ run }) => run.rateVariant({ capabilities: 4, ease: 2 }),
};
const someDoings = fc.array(fc.constantFrom(...Object.keys(doings)), { maxLength: 60 });

describe('a participant’s run', () => {
  it('can be cut anywhere and goes on at the same step, and never asks anything twice', () => {
    fc.assert(
      fc.property(someDoings, fc.nat(60), (names, cut) => {
        const whole = new HandRun();
        for (const [index, name] of names.entries()) {
          if (index === cut) {
            const after = new HandRun(whole.events);
            const { step, stage } = whole.run.view;
            // What has ended is not shown again: whoever comes back is asked what comes next.
            if (stage === 'ended') assert.notEqual(after.at, stepKey(step));
            else assert.equal(after.at, stepKey(step));
          }
          doings[name]?.(whole);
        }
        const keys = whole.events.flatMap((event) =>
          event.type === 'task' || event.type === 'seq'
            ? [`${event.type} ${event.variant} ${event.task}`]
            : event.type === 'umuxLite' || event.type === 'ended' || event.type === 'consented'
              ? [`${event.type} ${'variant' in event ? event.variant : ''}`]
              : [],
        );
        assert.equal(new Set(keys).size, keys.length, keys.join(', '));
      }),
      { numRuns: 300 },
    );
  });

  it('comes to its end through every step, in order, and the log says what happened', () => {
    const made = new HandRun();
    const seen = [made.at];
    const note = () => seen.at(-1) === made.at || seen.push(made.at);
    for (const name of Array.from({ length: 200 }, (_, turn) => Object.keys(doings)[turn % 10] ?? '')) {
      doings[name]?.(made);
      note();
    }
    assert.deepEqual(seen, stepsOf(script).map(stepKey));
    const started = { type: 'started', session: 's1', participant: 'P1', variant: 'b', order: ['b', 'a'] };
    const first = { schemaVersion: 1, id: 's', at: new Date(0).toISOString(), ...started } as EvidenceEvent;
    const session = readSession([first, ...made.events]);
    assert.deepEqual(session?.runs.map((run) => [run.variant, run.attempts.size, run.umuxLite?.ease]), [
      ['b', 2, 2],
      ['a', 2, 2],
    ]); // prettier-ignore
  });

  it('measures from the moment the sketch is seen, without interruptions', () => {
    const made = new HandRun([], { moderated: true });
    made.run.agree(false);
    made.run.begin();
    made.wait(5000);
    made.begin();
    made.wait(2000);
    made.run.stop();
    made.run.stop(false);
    made.run.loading();
    made.wait(9000);
    made.run.painted();
    made.run.touched();
    made.wait(1500);
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.equal(made.last('task').seconds, 3.5);
  });

  it('goes on counting after a crash, and its time runs out when both parts together are over', () => {
    const made = new HandRun([], { moderated: true });
    made.run.agree(false);
    made.begin();
    made.wait(40_000);
    made.run.taskStep('other');
    const after = new HandRun(made.events, { moderated: true });
    assert.equal(after.run.view.isResumed, true);
    after.begin();
    after.wait(19_000);
    assert.equal(after.run.view.stage, 'trying');
    after.wait(1000);
    assert.equal(after.run.view.ending, 'timeUp');
    assert.deepEqual([after.last('task').outcome, after.last('task').seconds], ['failed', 60]);
  });

  it('takes a screen for the goal only in the state that was named, and only while somebody tries', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.equal(made.at, 'task/b/pay');
    made.begin();
    made.run.screen({ screen: 'paid', state: 'error' });
    assert.equal(made.run.view.stage, 'trying');
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.equal(made.run.view.ending, 'reached');
  });

  it('waits until a screen shows what it is for, where no state was named', () => {
    const goal = { id: 'pay', goal: 'Pay', successWhen: { screen: 'paid' }, timeoutSeconds: undefined };
    const made = new HandRun([], { tasks: [goal] });
    made.run.agree(false);
    made.begin();
    for (const state of ['loading', 'error']) {
      made.run.screen({ screen: 'paid', state });
      assert.equal(made.run.view.stage, 'trying', state);
    }
    made.run.screen({ screen: 'paid', state: 'with-invoice' });
    assert.equal(made.run.view.ending, 'reached');
  });

  it('takes a goal for reached only after somebody did something in the sketch', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.run.touched();
    made.run.loading();
    made.run.begin();
    made.run.painted();
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.equal(made.run.view.stage, 'trying');
    made.run.touched();
    made.run.screen({ screen: 'list', state: 'ready' });
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.equal(made.run.view.ending, 'reached');
  });

  it('records nothing while somebody beside an observer wants to stop, and goes on where it was', () => {
    const made = new HandRun([], { moderated: true });
    made.run.agree(false);
    made.begin();
    made.run.stop();
    const { length } = made.events;
    made.run.screen({ screen: 'paid', state: 'ready' });
    made.run.taskStep('other');
    made.run.problem('', { kind: 'TypeError' });
    made.run.broken('The prototype does not answer');
    made.run.giveUp();
    made.wait(100_000);
    assert.equal(made.events.length, length);
    made.run.stop(false);
    made.begin();
    made.run.screen({ screen: 'paid', state: 'ready' });
    assert.deepEqual([made.last('task').outcome, made.last('task').seconds], ['completed', 0]);
  });

  it('keeps only names that the team wrote', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.begin();
    made.run.screen({ screen: 'list', state: 'sample@example.test' });
    made.run.taskStep('4242 4242');
    made.run.problem('', { kind: 'sample', file: 'sample', line: 3 });
    made.run.problem('', { kind: 'TypeError', file: 'app.js', line: 3 });
    assert.deepEqual(
      made.events.slice(-4).map((event) => ('message' in event ? event.message : 'step' in event ? event.step : 'state' in event ? event.state : '')), // prettier-ignore
      ['?', '?', 'Error', 'TypeError (app.js:3)'],
    );
  });

  it('does not count a session in which the sketch stopped, and goes on with the next task, also after a crash', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.begin();
    made.run.broken('The prototype does not answer', { kind: 'TypeError', file: 'app.js', line: 3 });
    made.run.giveUp();
    assert.equal(made.run.view.ending, 'broken');
    assert.equal(made.last('problem').message, 'The prototype does not answer: TypeError (app.js:3)');
    assert.deepEqual(
      [made.last('excluded').by, made.events.some(({ type }) => type === 'task')],
      ['page', false],
    );
    made.run.goOn();
    assert.equal(made.at, 'task/b/gift');
    assert.equal(new HandRun(made.events).at, 'task/b/gift');
  });

  it('does not count whoever stops alone because the sketch had stopped', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.begin();
    made.run.broken('The prototype does not answer');
    made.run.stop();
    assert.deepEqual(
      made.events.slice(-2).map(({ type }) => type),
      ['excluded', 'ended'],
    );
  });

  it('holds the clock while a sketch that tried to leave comes back', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.begin();
    made.wait(2000);
    made.run.restarted();
    made.wait(9000);
    made.run.painted();
    made.wait(1000);
    made.run.giveUp();
    assert.equal(made.last('task').seconds, 3);
    assert.match(made.last('problem').message, /tried to open another page/);
  });

  it('ends at once for whoever is alone and stops, and records nothing afterwards', () => {
    const made = new HandRun();
    made.run.agree(false);
    made.begin();
    made.run.stop();
    const { length } = made.events;
    made.run.screen({ screen: 'paid', state: 'ready' });
    made.run.problem('', { kind: 'TypeError' });
    made.wait(100_000);
    assert.equal(made.at, 'over');
    assert.equal(made.events.length, length);
    assert.equal(made.last('ended').type, 'ended');
  });
});
