import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { basketFile, checkoutAnswer, confirmedFile } from '../../support/checkoutPrototype.ts';
import { answer, type Behaviour } from '../../support/modelServer.ts';
import { failureOf, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';

const change = (from: string, to: string) =>
  writeWire([{ path: basketFile, edits: [{ search: from, replace: to }] }]);

describe('variants of a prototype', function () {
  this.timeout(60_000);
  let made: ModelLab;
  const listed = () =>
    (
      JSON.parse(readFileSync(join(made.lab, 'experiments', made.experiment, 'experiment.json'), 'utf8')) as {
        variants: Record<string, unknown>[];
      }
    ).variants;

  before(async () => {
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket')));
    await run('generatePrototype');
  });
  after(() => made.close());

  it('can begin with a copy of another one, which stays as it is', async () => {
    const original = made.files('a');
    const order = { axis: 'messaging', change: 'Promise the saved time.', from: 'a' };
    assert.deepEqual(await run('addVariant', order), { variant: 'b' });
    assert.deepEqual(made.files('b'), original);
    made.server.script(answer(change('Your basket', 'Done in a minute')));
    const result = await run('generatePrototype', { variant: 'b', instruction: order.change });
    assert.deepEqual(result['files'], [basketFile]);
    assert.match(made.text('b', basketFile), /Done in a minute/);
    assert.deepEqual(made.files('a'), original);
    const { axis, change: stated, from } = listed()[1] ?? {};
    assert.deepEqual({ axis, change: stated, from }, order);
    assert.ok(made.asked().includes('Promise the saved time.'));
  });

  it('can begin from scratch: listed, empty, and made with all its files', async () => {
    assert.deepEqual(await run('addVariant', { axis: 'flow', change: 'Payment comes first.' }), {
      variant: 'c',
    });
    assert.deepEqual(made.files('c'), {});
    assert.equal(await failureOf('openPreview', { variant: 'c' }), 'no-prototype');
    made.server.script(answer(checkoutAnswer('Pay first')));
    await run('generatePrototype', { variant: 'c' });
    assert.match(made.text('c', basketFile), /Pay first/);
    assert.ok(made.asked().includes('Payment comes first.'));
  });

  it('two are made at once, each from its own answer', async () => {
    for (const way of ['One page.', 'One question at a time.'])
      await run('addVariant', { axis: 'interaction', change: way, from: 'a' });
    let together = 0;
    const bothAsked = Promise.withResolvers<void>();
    const own: Behaviour = async (response, closed) => {
      const text = made.asked().includes('One page.') ? 'All on one page' : 'One at a time';
      together += 1;
      if (together === 2) bothAsked.resolve();
      // Neither is answered before both are asked, so they can only succeed at once.
      await bothAsked.promise;
      await answer(change('Your basket', text))(response, closed);
    };
    made.server.script(own);
    const results = await Promise.all(
      ['d', 'e'].map((variant, index) =>
        run('generatePrototype', { variant, instruction: ['One page.', 'One question at a time.'][index] }),
      ),
    );
    assert.deepEqual(
      results.map((result) => result['variant']),
      ['d', 'e'],
    );
    assert.match(made.text('d', basketFile), /All on one page/);
    assert.match(made.text('e', basketFile), /One at a time/);
    assert.match(made.text('a', basketFile), /Your basket/);
  });

  it('undo, redo and restore keep hand edits, and touch no other variant', async () => {
    const [a, c] = [made.files('a'), made.files('c')];
    const made1 = made.files('b');
    made.server.script(answer(change('Done in a minute', 'Done in a blink')));
    const { checkpoint: newest } = await run('generatePrototype', { variant: 'b', instruction: 'Shorter.' });
    const made2 = made.files('b');
    const note = '// looked at by hand\n';
    writeFileSync(made.path('b', confirmedFile), note + made.text('b', confirmedFile));
    const edited = made.files('b');

    const undone = await run('undoGeneration', { variant: 'b' });
    assert.deepEqual(made.files('b'), made2, 'one step takes back what was edited by hand');
    assert.equal(undone['checkpoint'], newest);
    await run('undoGeneration', { variant: 'b' });
    assert.deepEqual(made.files('b'), made1);
    await run('redoGeneration', { variant: 'b' });
    assert.deepEqual(made.files('b'), made2);
    await run('redoGeneration', { variant: 'b' });
    assert.deepEqual(made.files('b'), edited, 'what was edited by hand was kept');
    assert.equal(await failureOf('redoGeneration', { variant: 'b' }), 'nothing-to-redo');

    await run('undoGeneration', { variant: 'b', checkpoint: newest });
    assert.deepEqual(made.files('b'), made2, 'a version is restored by its checkpoint');
    assert.equal(
      await failureOf('undoGeneration', { variant: 'c', checkpoint: newest }),
      'invalid-argument',
      'the checkpoint of another variant is refused',
    );
    assert.deepEqual([made.files('a'), made.files('c')], [a, c]);
  });
});
