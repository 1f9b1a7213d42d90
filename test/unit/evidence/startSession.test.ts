import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { describe, it } from 'mocha';
import { fingerprintVariants } from '../../../src/app/fingerprintVariants.ts';
import { startSession } from '../../../src/app/startSession.ts';
import { fingerprintOf } from '../../../src/core/evidence/participantCode.ts';
import { hashProtocol, protocolOf } from '../../../src/core/evidence/protocol.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { plant } from '../lab/samples.ts';
import { slug, testedLab } from './testedLab.ts';

describe('Starting a test session', () => {
  it('keeps the code without the spaces around it', async () => {
    const { start, sessions } = await testedLab();
    await start(' P1 ');
    assert.deepEqual(
      (await sessions()).map(({ participant }) => participant),
      ['P1'],
    );
  });

  it('refuses a code that somebody in this experiment has, however it is written', async () => {
    const { start, observe, sessions } = await testedLab();
    const { session } = await start('P1', { pilot: true });
    for (const code of ['P1', 'p1', ' P1', 'p1  ', 'Ｐ１'])
      await assert.rejects(start(code, { variant: 'b' }), { code: 'participant-taken', values: ['P1'] });
    await observe(session, { type: 'ended' });
    await assert.rejects(start('P1'), { code: 'participant-taken' });
    await start('P10');
    assert.equal((await sessions()).length, 2);
  });

  it('refuses what could tell who it is, and codes of people who withdrew, without a trace', async () => {
    const { start, sessions, store, experiment } = await testedLab();
    for (const code of ['Anna', 'a@b.org', '+49 170 1234567', ' '])
      await assert.rejects(start(code), { code: 'participant-is-no-code' });
    const { session } = await start('P1', { pilot: true });
    await store.withdrawEvidence(slug, [session], fingerprintOf(slug, 'P1', sha256));
    await assert.rejects(start('p1'), { code: 'participant-withdrawn' });
    assert.deepEqual(await sessions(), []);
    assert.equal((await experiment()).lock, undefined);
  });

  it('gives a code to one of two windows that begin at once, and different variants to two codes', async () => {
    const { start, sessions, experiment, deps, lab } = await testedLab();
    const other = { ...deps, store: await openLabStore(lab) };
    const elsewhere = async (participant: string) => startSession(await experiment(), { participant }, other);
    const same = await Promise.allSettled([start('P1'), elsewhere('p1')]);
    assert.deepEqual(same.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    await Promise.all([start('P2'), elsewhere('P3'), start('P4')]);
    const variants = (await sessions()).map(({ variant }) => variant);
    assert.deepEqual(variants.toSorted(), ['a', 'a', 'b', 'b']);
  });

  it('locks the protocol with the first session that counts, and testing begins', async () => {
    const { start, experiment, session } = await testedLab();
    const pilot = await start('P1', { pilot: true });
    assert.deepEqual([(await experiment()).lock, (await experiment()).stage], [undefined, 'prototyping']);
    assert.equal((await session(pilot.session))?.protocol, undefined);
    const first = await start('P2');
    const { lock, stage } = await experiment();
    const hash = hashProtocol(protocolOf(await experiment()), sha256);
    assert.deepEqual([lock?.hash, stage], [hash, 'testing']);
    assert.equal((await session(first.session))?.protocol, hash);
    assert.ok(lock && lock.at <= ((await session(first.session))?.startedAt ?? ''), 'locked before it began');
    const after = await start('P3', { pilot: true });
    assert.equal((await session(after.session))?.protocol, hash);
    assert.deepEqual((await experiment()).lock, lock);
  });

  it('writes the record of the experiment only when it changes', async () => {
    const { start, experiment } = await testedLab();
    await start('P1');
    const { updatedAt } = await experiment();
    await start('P2');
    assert.equal((await experiment()).updatedAt, updatedAt);
  });

  it('records the order, who chose it, and what the prototypes were like', async () => {
    const { start, session } = await testedLab((one) => ({
      ...one,
      hypothesis: { ...one.hypothesis, plan: { assignment: 'within', consent: '' } },
    }));
    const first = await start('P1');
    const second = await start('P2');
    assert.deepEqual([...first.order].toSorted(), ['a', 'b']);
    assert.deepEqual(second.order, first.order.toReversed());
    const recorded = await session(first.session);
    assert.deepEqual([recorded?.order, recorded?.assigned], [first.order, 'plan']);
    assert.deepEqual(Object.keys(recorded?.prototypes ?? {}).toSorted(), ['a', 'b']);
    assert.notEqual(recorded?.prototypes['a'], recorded?.prototypes['b']);
    const chosen = await start('P3', { variant: 'b' });
    assert.deepEqual([chosen.order, (await session(chosen.session))?.assigned], [['b'], 'chosen']);
  });

  it('tells prototypes apart by what they say, not by how git wrote their lines', async () => {
    const { start, session, store } = await testedLab();
    const write = (text: string) => plant(store.variantFolder(slug, 'a'), { 'index.html': text });
    const print = async (code: string) =>
      (await session((await start(code, { variant: 'a' })).session))?.prototypes['a'];
    await write('<p>\nHello</p>\n');
    const before = await print('P1');
    await write('<p>\r\nHello</p>\r\n');
    assert.equal(await print('P2'), before);
    await write('<p>\nHallo</p>\n');
    assert.notEqual(await print('P3'), before);
  });

  it('assigns only variants that can be tried', async () => {
    const { start, store } = await testedLab();
    await rm(store.variantFolder(slug, 'a'), { recursive: true });
    for (const code of ['P1', 'P2', 'P3']) assert.deepEqual((await start(code)).order, ['b']);
    await assert.rejects(start('P4', { variant: 'a' }), { code: 'no-prototype' });
    await assert.rejects(start('P4', { variant: 'z' }), { code: 'unknown-variant' });
    await rm(store.variantFolder(slug, 'b'), { recursive: true });
    await assert.rejects(start('P4'), { code: 'no-prototype' });
  });

  it('does not begin with a page that was made before the prototype changed, and keeps nothing of it', async () => {
    const { start, deps, store, sessions, experiment } = await testedLab();
    const ready = await fingerprintVariants(slug, ['a', 'b'], deps);
    await plant(store.variantFolder(slug, 'a'), { 'index.html': '<main>other</main>' });
    await assert.rejects(start('P1', { variant: 'a', ready }), { code: 'prototype-changing' });
    assert.deepEqual([await sessions(), (await experiment()).lock], [[], undefined]);
    const begun = await start('P1', { variant: 'b', ready });
    assert.deepEqual(begun.experiment.hypothesis, (await experiment()).hypothesis);
  });
});
