import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { PickedElement } from '../../../src/core/prototype/pickedElement.ts';
import { SuccessPicker } from '../../../src/editor/guide/successPicker.ts';
import type { Previews } from '../../../src/editor/preview/previews.ts';
import type { PreviewRequest } from '../../../src/editor/preview/shownPreviews.ts';
import { sampleHypothesis } from '../generation/sampleHypothesis.ts';

const experiment: Experiment = {
  schemaVersion: 1,
  slug: 'one',
  createdAt: '2029-05-04T10:00:00Z',
  updatedAt: '2029-05-04T10:00:00Z',
  stage: 'prototyping',
  hypothesis: sampleHypothesis,
  variants: [{ id: 'a', createdAt: '2029-05-04T10:00:00Z' }],
  amendments: [],
};
const element: PickedElement = { tag: 'button', classes: [], text: 'Pay now', path: 'main › button' };
const target = { form: 'one', task: 2 };

/** The part of the preview that pointing needs, with what was asked of it. */
class PointedPreview {
  state: { experiment: string; variants: string[] } | undefined;
  readonly asked: string[] = [];
  readonly #listeners: ((request: PreviewRequest) => void)[] = [];
  failure: Error | undefined;

  readonly onRequest = (listener: (request: PreviewRequest) => void) => {
    this.#listeners.push(listener);
    return { dispose: () => undefined };
  };

  async open({ slug }: Experiment, variant: string | undefined): Promise<void> {
    this.asked.push(`open ${slug} ${variant}`);
    if (this.failure) throw this.failure;
    this.state = { experiment: slug, variants: ['a'] };
  }

  point(on: boolean): void {
    this.asked.push(`point ${on}`);
  }

  say(message: PreviewRequest['message'], about = 'one'): void {
    for (const listener of this.#listeners) listener({ message, experiment: about });
  }

  pointed(part: Partial<PickedElement> = {}, about = 'one'): void {
    this.say({ type: 'pointed', experiment: about, variant: 'a', element: { ...element, ...part } }, about);
  }
}

describe('pointing at what shows that a task is done', () => {
  let preview: PointedPreview;
  let picker: SuccessPicker;
  let returns = 0;
  beforeEach(() => {
    preview = new PointedPreview();
    returns = 0;
    picker = new SuccessPicker(preview as unknown as Previews, () => (returns += 1));
  });

  it('opens the prototype first, and leaves one that is in sight on its screen', async () => {
    await picker.begin(experiment, 'a', target);
    await picker.begin(experiment, 'a', target);
    assert.deepEqual(preview.asked, ['open one a', 'point true', 'point true']);
    assert.deepEqual(picker.pointingFor('one'), { task: 2, picked: undefined });
    assert.equal(picker.pointingFor('new'), undefined);
  });

  it('keeps what was pointed at until it is used, and comes back to the guide', async () => {
    await picker.begin(experiment, 'a', target);
    preview.pointed({ screen: 'basket', state: 'ready', taskStep: 'pay' });
    assert.deepEqual(picker.pointingFor('one')?.picked, {
      words: 'Pay now',
      place: { screen: 'basket', state: undefined },
      taskStep: 'pay',
    });
    assert.equal(returns, 1);
    picker.end();
    assert.equal(picker.pointingFor('one'), undefined);
  });

  it('names an element without words by what it is, and knows no place where the page said none', async () => {
    await picker.begin(experiment, 'a', target);
    preview.pointed({ text: '', tag: 'svg' });
    assert.deepEqual(picker.pointingFor('one')?.picked, {
      words: 'svg',
      place: undefined,
      taskStep: undefined,
    });
  });

  it('ends when somebody leaves, closes the preview, or points at another experiment', async () => {
    await picker.begin(experiment, 'a', target);
    preview.say({ type: 'pointingLeft', experiment: 'one' });
    assert.equal(picker.pointingFor('one'), undefined);
    await picker.begin(experiment, 'a', target);
    preview.pointed({}, 'other');
    assert.equal(picker.pointingFor('one'), undefined);
  });

  it('keeps what was pointed at when the preview is closed afterwards', async () => {
    await picker.begin(experiment, 'a', target);
    preview.pointed({ taskStep: 'pay' });
    preview.say({ type: 'pointingLeft', experiment: 'one' });
    assert.equal(picker.pointingFor('one')?.picked?.taskStep, 'pay');
  });

  it('is over when the prototype cannot be shown', async () => {
    preview.failure = new Error('It does not compile.');
    await assert.rejects(picker.begin(experiment, 'a', target), /compile/);
    assert.equal(picker.pointingFor('one'), undefined);
    assert.deepEqual(preview.asked, ['open one a']);
  });

  it('does not point after all when it was stopped while the prototype was being opened', async () => {
    const begun = picker.begin(experiment, 'a', target);
    picker.end();
    await begun;
    assert.deepEqual(preview.asked, ['open one a', 'point false']);
  });

  it('hears nothing that nobody asked for', () => {
    preview.pointed({ taskStep: 'pay' });
    assert.equal(picker.pointingFor('one'), undefined);
    assert.equal(returns, 0);
  });
});
