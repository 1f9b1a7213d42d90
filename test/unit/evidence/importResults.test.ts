import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'mocha';
import { exportEvidence } from '../../../src/app/exportEvidence.ts';
import { importResults } from '../../../src/app/importResults.ts';
import { withdrawParticipant } from '../../../src/app/withdrawParticipant.ts';
import { errors } from '../../../src/core/errors.ts';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import { toCapture } from '../../../src/core/evidence/capture.ts';
import { readGiven } from '../../../src/core/evidence/givenSession.ts';
import { fingerprintOf } from '../../../src/core/evidence/participantCode.ts';
import { jsonIn } from '../../../src/core/evidence/resultText.ts';
import { isSuccess } from '../../../src/core/evidence/session.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { lockedLab, nothing } from './lockedLab.ts';
import { fileOf, stamped } from './sampleResults.ts';
import { slug } from './testedLab.ts';

describe('Importing test results', function () {
  this.timeout(30_000);
  let lab: Awaited<ReturnType<typeof lockedLab>>;
  let experiment: Experiment;
  beforeEach(async () => {
    lab = await lockedLab();
    experiment = lab.locked;
  });

  it('counts each participant, ignores what is known, and begins testing', async () => {
    const [one, two] = [lab.result('k1', 'K7'), lab.result('k2', 'K8')];
    assert.deepEqual(await lab.take([fileOf('1.json', one), fileOf('2.json', two)]), {
      ...nothing,
      imported: 2,
    });
    assert.deepEqual(await lab.take([fileOf('1 (2).json', one), fileOf('3.json', lab.result('k3', 'K9'))]), {
      ...nothing,
      imported: 1,
      duplicates: 1,
    });
    const sessions = await lab.sessions();
    assert.deepEqual(
      sessions.map(({ id, source, runs: [run] }) => [id, source, run && isSuccess(run, ['buy'])]),
      ['k1', 'k2', 'k3'].map((id) => [id, 'kit', true]),
    );
    assert.equal((await lab.experiment()).stage, 'testing');
  });

  it('begins testing also where the first import was cut off after it had added a session', async () => {
    const files = [fileOf('1.json', lab.result('k1', 'K7')), fileOf('2.json', lab.result('k2', 'K8'))];
    const full = {
      ...lab.store,
      addEvidence: async (...[id, session, events]: Parameters<typeof lab.store.addEvidence>) => {
        if (session === 'k2') throw errors.diskFull('evidence');
        return lab.store.addEvidence(id, session, events);
      },
    };
    await assert.rejects(importResults(experiment, files, { ...lab.deps, store: full }), {
      code: 'disk-full',
    });
    assert.equal((await lab.sessions()).length, 1);
    assert.deepEqual(await lab.take(files.slice(0, 1)), { ...nothing, duplicates: 1 });
    assert.equal(
      (await lab.experiment()).stage,
      'testing',
      'or nobody would be told when it is ready to decide',
    );
  });

  it('adds what a later file of the same session knows more', async () => {
    const whole = lab.result('k1', 'K7');
    await lab.take([fileOf('early.json', { ...whole, events: whole.events.slice(0, 4) })]);
    assert.equal((await lab.session('k1'))?.endedAt, undefined);
    assert.deepEqual(await lab.take([fileOf('late.json', whole)]), { ...nothing, imported: 1 });
    assert.equal((await lab.session('k1'))?.endedAt, whole.events.at(-1)?.at);
  });

  it('refuses what does not belong, file by file, with a reason, and takes the rest', async () => {
    await lab.start('P1', { variant: 'a' });
    const good = lab.result('k1', 'K7');
    const [started, ...later] = good.events;
    assert.ok(started?.type === 'started');
    const changed = (change: object) => ({ ...good, session: 'k2', ...change });
    const begun = (change: object) =>
      changed({ events: [{ ...started, session: 'k2', participant: 'K8', ...change }, ...later] });
    const odd = 'f'.repeat(64);
    const files: Record<string, [unknown, string]> = {
      'empty.json': ['', 'result-not-recognised'],
      'photo.json': ['\u{fffd}PNG\u0000', 'result-not-recognised'],
      'other.json': [{ hello: 1 }, 'result-not-recognised'],
      'list.json': [[1, 'two', null], 'result-not-recognised'],
      'cut.json': [JSON.stringify(good).slice(0, -40), 'result-not-recognised'],
      'newer.json': [changed({ schemaVersion: 2 }), 'result-newer'],
      'damaged.json': [changed({ events: [{ ...started, at: 'yesterday' }] }), 'result-incomplete'],
      'beginless.json': [changed({ events: later }), 'result-incomplete'],
      'mixed.json': [changed({ events: [started, ...later] }), 'result-incomplete'],
      'path.json': [
        changed({ session: '../../x', events: [{ ...started, session: '../../x' }, ...later] }),
        'result-incomplete',
      ],
      'twice.json': [begun({ id: later[0]?.id }), 'result-incomplete'],
      'elsewhere.json': [{ ...begun({}), experiment: 'lamps' }, 'result-of-other-experiment'],
      'protocol.json': [{ ...begun({ protocol: odd }), protocol: odd }, 'result-of-other-protocol'],
      'variant.json': [begun({ variant: 'c' }), 'result-of-unknown-part'],
      'order.json': [begun({ order: ['b', 'a'] }), 'result-incomplete'],
      'task.json': [
        changed({
          events: stamped('k2', [
            { ...started, session: 'k2', participant: 'K8' },
            { type: 'consented', quotes: true },
            { type: 'taskStarted', task: 'sell' },
          ]),
        }),
        'result-of-unknown-part',
      ],
      'consent.json': [
        changed({ events: stamped('k2', [{ ...started, session: 'k2', participant: 'K8' }]) }),
        'result-without-consent',
      ],
      'name.json': [begun({ participant: 'Gabriele' }), 'participant-is-no-code'],
      'mail.json': [begun({ participant: 'g1@example.com' }), 'participant-is-no-code'],
      'taken.json': [begun({ participant: ' p1 ' }), 'participant-taken'],
      'again.json': [begun({ participant: 'k7' }), 'participant-taken'],
      'rewritten.json': [{ ...good, events: [{ ...started, id: 'other' }, ...later] }, 'result-contradicts'],
    };
    const report = await lab.take([
      fileOf('good.json', good),
      ...Object.entries(files).map(([name, [value]]) => fileOf(name, value)),
    ]);
    const codes = Object.fromEntries(Object.entries(files).map(([name, [, code]]) => [name, code]));
    assert.deepEqual(report, { imported: 1, duplicates: 0, rejected: codes });
    assert.equal((await lab.sessions()).length, 2);
  });

  it('keeps out who withdrew: their session, another one under their code, and a copy that comes back', async () => {
    const result = lab.result('k1', 'K7');
    await lab.take([fileOf('1.json', result)]);
    await withdrawParticipant(slug, 'k7', { ...lab.deps, look: async () => [] });
    const capture = { batch: toCapture(result) };
    const report = await lab.take([
      fileOf('same.json', result),
      fileOf('new.json', lab.result('k5', ' K7')),
      fileOf('capture.json', capture),
    ]);
    assert.deepEqual(report, {
      ...nothing,
      rejected: {
        'same.json': 'participant-withdrawn',
        'new.json': 'participant-withdrawn',
        'capture.json': 'participant-withdrawn',
      },
    });
    assert.ok((await lab.store.readWithdrawn(slug)).participants.has(fingerprintOf(slug, 'K7', sha256)));
    assert.deepEqual(await lab.sessions(), []);
  });

  it('keeps quotes only of those who agreed to be quoted', async () => {
    const said = { type: 'quote', text: 'Where is the lamp?' } as const;
    const yes = lab.result('k2', 'K8', {}, [{ type: 'consented', quotes: true }, said]);
    await lab.take([fileOf('lab.json', [lab.result('k1', 'K7', {}, [said]), yes])]);
    assert.deepEqual((await lab.session('k1'))?.quotes, []);
    assert.equal((await lab.session('k2'))?.quotes.length, 1);
  });

  it('finds the one result in a saved page or a mail, and takes none where there are two', async () => {
    const note = 'a "quoted" <b>brace</b> } & &quot;entity&quot; \\ {';
    const given = { ...lab.result('k1', 'K7'), note };
    const text = JSON.stringify(given);
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const saved = `<!doctype html><html><script>const k={kind:"footbridge-test-results"}</script><textarea>${escaped}</textarea></html>`;
    const attribute = `<p data-result="${escaped.replaceAll('"', '&quot;')}">`;
    for (const [index, page] of [
      `Hello,\n\n${text}\n\nBye {`,
      saved,
      attribute,
      `\uFEFF  ${text}\n`,
    ].entries()) {
      const found = [...jsonIn(page)].filter((one) => one !== undefined);
      assert.deepEqual(found, [{ value: given, listed: false }]);
      const report = await lab.take([fileOf(`${index}.html`, page)]);
      assert.deepEqual(report, {
        ...nothing,
        imported: index === 0 ? 1 : 0,
        duplicates: index === 0 ? 0 : 1,
      });
    }
    const two = `${text} and ${JSON.stringify(lab.result('k2', 'K8'))}`;
    assert.deepEqual((await lab.take([fileOf('two.txt', two)])).rejected, { 'two.txt': 'result-ambiguous' });
  });

  it('reads hostile text as text: no key of an object is taken for more', async () => {
    const hostile = JSON.stringify(lab.result('k1', 'K7')).replace(
      '{"kind"',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kind"',
    );
    await lab.take([
      fileOf(
        'hostile.json',
        hostile.replace('"variant":"a"', '"variant":"a","ip":"192.0.2.7","name":"Gabriele"'),
      ),
    ]);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    const log = JSON.stringify([...(await lab.store.readEvidence(slug)).records]);
    assert.doesNotMatch(log, /192\.0\.2\.7|Gabriele|polluted/);
    const deep = `{"kind":"footbridge-test-results","x":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
    const long = JSON.stringify({ ...lab.result('k2', 'K8'), filler: 'x'.repeat(5_000_001) });
    assert.deepEqual((await lab.take([fileOf('deep.json', deep), fileOf('long.json', long)])).rejected, {
      'deep.json': 'result-not-recognised',
      'long.json': 'result-too-large',
    });
  });

  it('keeps what was imported when it is cancelled, and takes no more files', async () => {
    const cancel = new AbortController();
    let asked = 0;
    async function* files() {
      for (let index = 0; index < 10; index += 1) {
        asked += 1;
        if (index === 3) cancel.abort();
        yield fileOf(`${index}.json`, lab.result(`k${index}`, `K${index}`));
      }
    }
    assert.equal((await lab.take(files(), cancel.signal)).imported, 3);
    assert.equal(asked, 4);
    assert.equal((await lab.sessions()).length, 3);
  });

  it('looks at all logs once, however many results there are', async () => {
    const looked: (number | 'all')[] = [];
    const { store } = lab.deps;
    const watched: typeof store = {
      ...store,
      readEvidence: async (asked, only) => {
        looked.push(only?.size ?? 'all');
        return await store.readEvidence(asked, only);
      },
    };
    const files = Array.from({ length: 501 }, (_, index) =>
      fileOf(`${index}.json`, lab.result(`k${index}`, `K${index}`)),
    );
    const { imported } = await importResults(experiment, files, { ...lab.deps, store: watched });
    assert.equal(imported, 501);
    assert.deepEqual(looked, ['all', 250, 1]);
    assert.equal((await lab.sessions()).length, 501);
  });

  it('is refused after the verdict', async () => {
    await lab.store.updateExperiment(slug, (current) => ({
      ...current,
      verdict: {
        outcome: 'inconclusive',
        byTheBar: 'inconclusive',
        rationale: '',
        at: current.createdAt,
        successes: 0,
        participants: 0,
      },
    }));
    await assert.rejects(lab.take([fileOf('1.json', lab.result('k1', 'K7'))]), { code: 'already-decided' });
  });

  it('takes from another lab what is exported there, as results and as a capture', async () => {
    await lab.take(['k1', 'k2', 'k3'].map((id, index) => fileOf(id, lab.result(id, `K${index}`))));
    await lab.observe('k2', { type: 'excluded', reason: 'The page hung' });
    const { records } = await lab.store.readEvidence(slug);
    for (const format of ['results', 'capture'] as const) {
      const text = await exportEvidence(experiment, format, lab.deps);
      const other = await lockedLab();
      await other.store.updateExperiment(slug, () => experiment);
      assert.deepEqual(await other.take([fileOf('all.json', text)]), { ...nothing, imported: 3 });
      assert.deepEqual((await other.store.readEvidence(slug)).records, records, format);
      assert.deepEqual(await lab.take([fileOf('all.json', text)]), { ...nothing, duplicates: 3 });
    }
  });

  it('ends with sessions or a reason for every text there is', async () => {
    const whole = JSON.stringify(lab.result('k1', 'K7'));
    const texts = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc.nat(whole.length).map((cut) => whole.slice(0, cut)),
      fc
        .tuple(fc.nat(whole.length), fc.string({ maxLength: 3 }))
        .map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + 1)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        try {
          for await (const given of readGiven(text, () => undefined)) assert.ok(given.session ?? given.error);
        } catch (error) {
          assert.ok(error instanceof FootbridgeError && error.code.startsWith('result-'), String(error));
        }
      }),
      { numRuns: 500 },
    );
  });
});
