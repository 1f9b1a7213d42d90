import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { prepareKit } from '../../../src/app/exportKit.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { unlockProtocol } from '../../../src/app/unlockProtocol.ts';
import { withdrawParticipant } from '../../../src/app/withdrawParticipant.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { slug, testedLab } from './testedLab.ts';

describe('taking the lock of a plan back', () => {
  const lockedLab = async () => {
    const lab = await testedLab((one) => ({
      ...one,
      hypothesis: { ...one.hypothesis, throwAwayDate: '2098-01-01' },
    }));
    await lockProtocol(await lab.experiment(), lab.deps);
    const frame = async (segment: string, reason?: string) =>
      frameHypothesis({ ...(await lab.experiment()).hypothesis, segment }, slug, lab.deps, reason);
    return { ...lab, frame, unlock: async () => unlockProtocol(await lab.experiment(), lab.deps) };
  };

  it('is possible before anybody was tested: then nothing needs a reason, and nothing is amended', async () => {
    const lab = await lockedLab();
    await lab.frame('others', 'a slip');
    await lab.start('T1', { pilot: true });
    await lab.unlock();
    await lab.frame('everybody');
    const { lock, amendments, hypothesis } = await lab.experiment();
    assert.deepEqual([lock, amendments, hypothesis.segment], [undefined, [], 'everybody']);
  });

  it('is not once a session that counts began, whatever became of it', async () => {
    const lab = await lockedLab();
    const { session } = await lab.start('P1');
    await lab.observe(session, { type: 'excluded', reason: 'The network was gone' });
    await assert.rejects(lab.unlock(), { code: 'lock-holds' });
    await withdrawParticipant(slug, 'P1', { ...lab.deps, look: () => Promise.resolve([]) });
    await assert.rejects(lab.unlock(), { code: 'lock-holds' });
    assert.notEqual((await lab.experiment()).lock, undefined);
  });

  it('is not once a kit went out, as people may have tried it', async () => {
    const lab = await lockedLab();
    const parts = {
      script: '',
      style: '',
      language: 'en',
      translations: undefined,
      withoutScripts: '',
      sha256,
    };
    const order = { title: 'A sketch', parts, page: () => Promise.resolve('<p>page</p>') };
    const kit = await prepareKit(await lab.experiment(), order, lab.deps);
    await kit.finish();
    await assert.rejects(lab.unlock(), { code: 'lock-holds' });
  });
});
