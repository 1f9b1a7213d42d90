import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decide } from '../../../src/app/decide.ts';
import type { Commands } from '../../../src/editor/commands/allCommands.ts';
import { EvidenceWork } from '../../../src/editor/guide/evidenceWork.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';

describe('the buttons of the Test and Decide steps', () => {
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

  it('decide once for two quick presses, without an error about the first', async () => {
    const { deps, experiment, start } = await testedLab();
    await start('P1');
    const run = async ({ outcome, rationale, by = '' }: Parameters<Commands['decide']['run']>[0]) =>
      await decide(await experiment(), { outcome, rationale, by }, deps);
    const commands = { decide: { run } } as unknown as Commands;
    const work = new EvidenceWork({} as never, commands, undefined as never);
    const press = async () =>
      await work.handle({ type: 'decide', outcome: 'inconclusive', rationale: 'Too few.', by: 'Mo' }, slug);
    await Promise.all([press(), press()]);
    assert.equal((await experiment()).verdict?.by, 'Mo');
  });
});
