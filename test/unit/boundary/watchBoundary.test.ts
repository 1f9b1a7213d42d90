import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { ReadLog } from '../../../src/app/ports.ts';
import type { ProductionChange } from '../../../src/app/boundary/experimentLog.ts';
import { BoundaryWatch } from '../../../src/app/boundary/watchBoundary.ts';
import {
  crossingEventSchema,
  type Crossing,
  type CrossingEvent,
} from '../../../src/core/boundary/crossing.ts';

const edit: ProductionChange = {
  folder: 'shop',
  path: 'src/a.ts',
  change: 'edit',
  placement: { zone: 'production', rule: 'production/default' },
  seen: 'editor',
};

/** Logs in memory, whose disk can be slow or full. */
class Logs {
  readonly events = new Map<string, CrossingEvent[]>();
  fault: Error | undefined;
  gate: Promise<void> = Promise.resolve();
  /** What keeps the log from being read once, such as a scanner that has it open. */
  readFault: Error | undefined;

  async appendCrossing(slug: string, event: CrossingEvent): Promise<void> {
    await this.gate;
    if (this.fault) throw this.fault;
    this.events.set(slug, [...this.of(slug), crossingEventSchema.parse(event)]);
  }

  async readCrossings(slug: string): Promise<ReadLog<CrossingEvent[]>> {
    await this.gate;
    const { readFault } = this;
    this.readFault = undefined;
    if (readFault) throw readFault;
    return { records: this.of(slug), damaged: [] };
  }

  of(slug: string): CrossingEvent[] {
    return this.events.get(slug) ?? [];
  }
}

describe('the watch at the boundary', () => {
  let logs: Logs;
  let watch: BoundaryWatch;
  let warned: Crossing[];
  let failures: unknown[];
  let changes: number;
  let opened = 0;

  function newWatch(): BoundaryWatch {
    let id = 0;
    const windows = (opened += 1);
    return new BoundaryWatch({
      store: logs,
      stampOf: async (slug) => String(logs.of(slug).length),
      clock: { now: () => new Date('2026-03-02T10:00:00Z') },
      ids: { next: () => `id-${windows}-${(id += 1)}` },
      onDidChange: () => (changes += 1),
      onCrossing: (crossing) => warned.push(crossing),
      onError: (error) => failures.push(error),
    });
  }

  beforeEach(async () => {
    logs = new Logs();
    warned = [];
    failures = [];
    changes = 0;
    watch = newWatch();
    await watch.setExperiment('one');
  });

  it('does nothing without an active experiment', async () => {
    await watch.setExperiment(undefined);
    watch.note(edit);
    await watch.settled();
    assert.deepEqual([watch.crossings, warned, [...logs.events]], [[], [], []]);
  });

  it('records an edit once, however often the file is typed in', async () => {
    for (let key = 0; key < 50; key += 1) watch.note(edit);
    await watch.settled();
    assert.equal(logs.of('one').length, 1);
    assert.equal(warned.length, 1);
    assert.deepEqual(
      watch.open.map(({ path, zone, silenced }) => [path, zone, silenced]),
      [['src/a.ts', 'production', false]],
    );
  });

  it('tells causes and files apart', () => {
    watch.note(edit);
    watch.note({ ...edit, change: 'delete' });
    watch.note({ ...edit, path: 'src/b.ts' });
    watch.note({ ...edit, folder: 'api' });
    assert.equal(watch.open.length, 4);
  });

  it('takes editing a file that was just created for one thing', () => {
    watch.note({ ...edit, change: 'create' });
    watch.note(edit);
    assert.deepEqual(
      watch.open.map(({ change }) => change),
      ['create'],
    );
  });

  it('records a new crossing after the last one ended', async () => {
    watch.note(edit);
    await watch.end(watch.open[0]?.id ?? '', 'undone');
    assert.deepEqual(watch.open, []);
    watch.note(edit);
    await watch.settled();
    assert.deepEqual(
      logs.of('one').map(({ type }) => type),
      ['crossed', 'ended', 'crossed'],
    );
    assert.deepEqual(
      watch.crossings.map(({ ended }) => ended),
      ['undone', undefined],
    );
  });

  it('ends a crossing once, and ignores one it does not know', async () => {
    watch.note(edit);
    const id = watch.open[0]?.id ?? '';
    await watch.end(id, 'kept');
    await watch.end(id, 'undone');
    await watch.end('nobody', 'undone');
    assert.deepEqual(
      watch.crossings.map(({ ended }) => ended),
      ['kept'],
    );
    assert.equal(logs.of('one').length, 2);
  });

  it('records silently with warnings off, and warns of what is open when they are on again', () => {
    watch.mode = 'off';
    watch.note(edit);
    assert.deepEqual([warned, watch.warnings], [[], []]);
    assert.equal(watch.open[0]?.silenced, true);
    watch.mode = 'warn';
    assert.equal(watch.warnings.length, 1);
  });

  it('records edits to files that are free to edit, without a warning', () => {
    watch.note({ ...edit, path: 'README.md', placement: { zone: 'open', rule: 'open/documentation' } });
    assert.deepEqual([watch.open.length, watch.warnings, warned], [1, [], []]);
  });

  it('continues where an earlier window left off', async () => {
    watch.note(edit);
    await watch.settled();
    const next = newWatch();
    await next.setExperiment('one');
    assert.equal(next.open.length, 1);
    next.note(edit);
    await next.settled();
    assert.equal(logs.of('one').length, 1);
  });

  it('waits with what happens before the earlier crossings are read', async () => {
    watch.note(edit);
    await watch.settled();
    const next = newWatch();
    const reading = Promise.withResolvers<void>();
    logs.gate = reading.promise;
    const ready = next.setExperiment('one');
    next.note(edit);
    next.note({ ...edit, path: 'src/b.ts' });
    reading.resolve();
    await ready;
    await next.settled();
    assert.deepEqual(
      next.open.map(({ path }) => path),
      ['src/a.ts', 'src/b.ts'],
    );
    assert.equal(logs.of('one').length, 2);
  });

  it('keeps experiments apart, also when the disk is slow', async () => {
    const writing = Promise.withResolvers<void>();
    logs.gate = writing.promise;
    watch.note(edit);
    const switched = watch.setExperiment('two');
    watch.note({ ...edit, path: 'src/b.ts' });
    writing.resolve();
    await switched;
    await watch.settled();
    assert.deepEqual(
      logs.of('one').map((event) => event.type === 'crossed' && event.path),
      ['src/a.ts'],
    );
    assert.deepEqual(
      logs.of('two').map((event) => event.type === 'crossed' && event.path),
      ['src/b.ts'],
    );
  });

  it('goes on when the disk is full, says so, and catches up later', async () => {
    logs.fault = new Error('disk full');
    watch.note(edit);
    await watch.settled();
    assert.deepEqual([failures.length, watch.open.length, warned.length], [1, 1, 1]);
    logs.fault = undefined;
    await watch.end(watch.open[0]?.id ?? '', 'undone');
    assert.deepEqual(
      logs.of('one').map(({ type }) => type),
      ['crossed', 'ended'],
    );
  });

  it('ends many at once with one change to what is shown', async () => {
    const files = Array.from({ length: 50 }, (_one, index) => ({ ...edit, path: `src/${index}.ts` }));
    watch.noteAll(files);
    changes = 0;
    await watch.endAll(watch.open.map(({ id }) => ({ id, how: 'undone' })));
    assert.deepEqual([watch.open, changes, logs.of('one').length], [[], 1, 100]);
    await watch.endAll([]);
    assert.equal(changes, 1);
  });

  it('knows at each keystroke whether the text of a file has crossed', async () => {
    assert.equal(watch.hasText('shop', 'src/a.ts'), false);
    watch.note({ ...edit, change: 'delete' });
    assert.equal(watch.hasText('shop', 'src/a.ts'), false);
    watch.note({ ...edit, change: 'create' });
    assert.deepEqual([watch.hasText('shop', 'src/a.ts'), watch.hasText('api', 'src/a.ts')], [true, false]);
    await watch.end(watch.open[1]?.id ?? '', 'kept');
    assert.equal(watch.hasText('shop', 'src/a.ts'), false);
  });

  describe('beside another window', () => {
    let other: BoundaryWatch;

    beforeEach(async () => {
      other = newWatch();
      await other.setExperiment('one');
    });

    it('knows what the other one has recorded, and does not record it again', async () => {
      other.note(edit);
      await other.settled();
      assert.deepEqual(await watch.refresh(), []);
      watch.note(edit);
      await watch.settled();
      assert.deepEqual([watch.open.length, logs.of('one').length, warned.length], [1, 1, 1]);
    });

    it('ends what the other one has ended, and says which', async () => {
      watch.note(edit);
      await watch.settled();
      await other.refresh();
      await other.end(other.open[0]?.id ?? '', 'kept');
      const ended = await watch.refresh();
      assert.deepEqual(
        ended.map(({ path, ended: how }) => [path, how]),
        [['src/a.ts', 'kept']],
      );
      assert.deepEqual([watch.open, watch.hasText('shop', 'src/a.ts')], [[], false]);
      assert.deepEqual(await watch.refresh(), []);
    });

    it('counts what both noted at the same moment as one file, until both have ended', async () => {
      watch.note(edit);
      other.note(edit);
      await watch.settled();
      await other.settled();
      await watch.refresh();
      assert.equal(watch.open.length, 2);
      await watch.end(watch.open[0]?.id ?? '', 'undone');
      assert.equal(watch.hasText('shop', 'src/a.ts'), true);
      watch.note(edit);
      assert.equal(watch.open.length, 1);
    });

    it('does not open again what has ended here and is not written yet', async () => {
      watch.note(edit);
      await watch.settled();
      logs.fault = new Error('disk full');
      await watch.end(watch.open[0]?.id ?? '', 'undone');
      logs.fault = undefined;
      other.note({ ...edit, path: 'src/b.ts' });
      await other.settled();
      await watch.refresh();
      assert.deepEqual(
        watch.open.map(({ path }) => path),
        ['src/b.ts'],
      );
    });
  });

  it('reads again what could not be read at first, and records none of it twice', async () => {
    await watch.setExperiment('checkout');
    watch.note(edit);
    await watch.settled();
    logs.readFault = new Error('in use');
    const another = newWatch();
    await another.setExperiment('checkout');
    assert.deepEqual(another.crossings, []);
    await another.refresh();
    assert.deepEqual(
      another.open.map(({ path }) => path),
      ['src/a.ts'],
    );
    another.note(edit);
    await another.settled();
    assert.equal(logs.of('checkout').length, 1);
  });
});
