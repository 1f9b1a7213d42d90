import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Commands } from '../../../src/editor/commands/allCommands.ts';
import { EvidenceWork } from '../../../src/editor/guide/evidenceWork.ts';

describe('the buttons of the Test step', () => {
  it('start one session for two quick presses, and another once the first has begun or failed', async () => {
    const begun: ((failure?: Error) => void)[] = [];
    const run = () =>
      new Promise<void>((resolve, reject) => {
        begun.push((failure) => (failure ? reject(failure) : resolve()));
      });
    const commands = { startTestSession: { run } } as unknown as Commands;
    const work = new EvidenceWork({} as never, commands, undefined as never);
    const press = async (participant: string) =>
      await work.handle({ type: 'startSession', participant }, 'guest-checkout');

    const first = press('P1');
    await press('P1');
    assert.equal(begun.length, 1);
    const other = press('P2');
    assert.equal(begun.length, 2, 'another participant is another wish');
    begun[0]?.(new Error('no page'));
    await assert.rejects(first, /no page/);
    begun[1]?.();
    await other;
    const again = press('P1');
    assert.equal(begun.length, 3);
    begun[2]?.();
    await again;
  });
});
