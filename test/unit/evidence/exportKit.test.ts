import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { prepareKit, type KitOrder } from '../../../src/app/exportKit.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { unlockProtocol } from '../../../src/app/unlockProtocol.ts';
import { amendProtocol } from '../../../src/core/evidence/amendProtocol.ts';
import { lockedHash } from '../../../src/core/evidence/protocol.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { slug, testedLab } from './testedLab.ts';

const order: KitOrder = {
  title: 'A sketch',
  parts: {
    script: 'run()',
    style: 'p{}',
    language: 'en',
    translations: undefined,
    withoutScripts: 'Open it.',
    sha256,
  },
  page: async (variant) => `<main>${variant}</main>`,
};

/** A lab whose protocol is locked, and what makes its first task another one by hand. */
async function lockedLab() {
  const lab = await testedLab();
  await lockProtocol(await lab.experiment(), lab.deps);
  const changeByHand = async (): Promise<void> => {
    const before = await lab.experiment();
    const tasks = before.hypothesis.tasks.map((task) => ({ ...task, goal: 'Something easier' }));
    await lab.store.writeExperiment({ ...before, hypothesis: { ...before.hypothesis, tasks } });
  };
  return { ...lab, changeByHand };
}

/** Makes a kit while another window does something as soon as anything of it is written down. */
async function kitWhile(
  { store, experiment, deps }: Awaited<ReturnType<typeof testedLab>>,
  meddle: () => Promise<unknown>,
): Promise<string> {
  let isDone = false;
  const updateExperiment: typeof store.updateExperiment = async (id, change) => {
    const written = await store.updateExperiment(id, change);
    if (!isDone) {
      isDone = true;
      await meddle();
    }
    return written;
  };
  const kit = await prepareKit(await experiment(), order, { ...deps, store: { ...store, updateExperiment } });
  const html = await kit.finish();
  assert.ok(isDone);
  return html;
}

describe('making a test kit', () => {
  it('locks the protocol and names it in the kit', async () => {
    const { experiment, deps } = await testedLab();
    const kit = await prepareKit(await experiment(), order, deps);
    assert.equal((await experiment()).lock, undefined, 'not before it is written');
    const html = await kit.finish();
    const { lock } = await experiment();
    assert.ok(lock && html.includes(lock.hash));
  });

  it('waits for a turn that is being written: half of one is no prototype that anybody made', async () => {
    const { store, experiment, deps } = await testedLab();
    const { promise: isHalf, resolve: half } = Promise.withResolvers<void>();
    let isWhole = false;
    const writing = store.holdVariant(slug, 'a', async () => {
      await store.applyTurn(slug, 'a', [{ path: 'index.html', text: 'new page' }]);
      half();
      await delay(200);
      await store.applyTurn(slug, 'a', [{ path: 'main.css', text: 'new style' }]);
      isWhole = true;
    });
    await isHalf;
    const page = async (variant: string) => `<main>${variant} ${String(isWhole)}</main>`;
    const html = await (await prepareKit(await experiment(), { ...order, page }, deps)).finish();
    await writing;
    assert.ok(html.includes('a true'));
  });

  it('is refused for a plan that was changed by hand: its results would come in under the name of the locked one', async () => {
    const { experiment, deps, changeByHand } = await lockedLab();
    await changeByHand();
    const refused = { code: 'protocol-changed-by-hand' };
    await assert.rejects(prepareKit(await experiment(), order, deps), refused);
  });

  it('is refused as well where that happens while it is made', async () => {
    const { experiment, deps, changeByHand } = await lockedLab();
    const kit = await prepareKit(await experiment(), order, deps);
    await changeByHand();
    await assert.rejects(kit.finish(), { code: 'protocol-changed-by-hand' });
  });

  it('names a plan that holds, also where another window takes the lock back meanwhile', async () => {
    const lab = await testedLab();
    const unlocks = async () => unlockProtocol(await lab.experiment(), lab.deps).catch(() => undefined);
    const html = await kitWhile(lab, unlocks);
    const hash = lockedHash(await lab.experiment());
    assert.ok(hash !== undefined && html.includes(hash), 'or all its results would be refused');
  });

  it('has the tasks of the plan that it names, also where another window amends that meanwhile', async () => {
    const lab = await testedLab();
    const html = await kitWhile(lab, () =>
      lab.store.updateExperiment(slug, (before) => {
        const tasks = before.hypothesis.tasks.map((task) => ({ ...task, goal: 'Buy two lamps' }));
        const after = { ...before, hypothesis: { ...before.hypothesis, tasks } };
        const at = lab.deps.clock.now().toISOString();
        return amendProtocol(before, after, { at, reason: 'Too easy', sha256 });
      }),
    );
    const amended = lockedHash(await lab.experiment()) ?? '';
    assert.equal(html.includes(amended), html.includes('Buy two lamps'));
  });
});
