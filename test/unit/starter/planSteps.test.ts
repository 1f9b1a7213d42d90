import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type HypothesisKind, hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { hypothesisOf } from './hypotheses.ts';

/** What a title promises, and something that only the fitting screen has. */
const promises: Record<HypothesisKind, readonly (readonly [title: string, sign: RegExp])[]> = {
  customerFlow: [
    ['Welcome back', /Waiting for you/],
    ['Your basket', /data-basket=/],
    ['Browse the catalogue', /data-filter/],
    ['Search for a room', /data-filter/],
    ['Compare plans', /data-answer="first"/],
    ['Product details', /data-show-name=/],
    ['Sign up', /autocomplete="email"/],
    ['Enter your address', /autocomplete="postal-code"/],
    ['Pay', /data-payment=/],
    ['Checkout', /data-payment=/],
    ['Review and confirm', /class="card raised review"/],
    ['Book an appointment', /data-schedule=/],
    ['Choose a delivery day', /data-schedule=/],
    ['Upload a photo', /data-upload=/],
    ['Ask a question', /data-chat=/],
    ['Notification settings', /data-settings=/],
    ['Track progress', /class="stages"/],
    ['Order placed', /class="tick"/],
    ['Booking confirmed', /class="tick"/],
  ],
  messaging: [
    ['Landing page', /class="hero"/],
    ['Welcome email', /class="card raised mail"/],
    ['In-app announcement', /class="in-app"/],
    ['How it works', /<details/],
    ['Join the waitlist', /data-validate/],
    ['Thank you', /class="tick"/],
  ],
  interaction: [
    ['Rank your goals', /data-reorder=/],
    ['Edit in place', /data-inline-edit=/],
    ['Swipe through ideas', /data-deck=/],
    ['Filter the list', /data-filter/],
  ],
  internalTool: [
    ['Dashboard', /class="bars"/],
    ['Queue of refunds', /data-select/],
    ['Open one case', /data-record=/],
    ['Export to CSV', /data-column=/],
  ],
};

describe('the screen a step becomes', () => {
  for (const kind of hypothesisKinds) {
    for (const [title, sign] of promises[kind]) {
      it(`${kind}: “${title}” is what it says`, () => {
        const steps = [
          { id: 'first', title },
          { id: 'second', title: 'Zq' },
        ];
        const [page] = writeStarter({
          hypothesis: { ...hypothesisOf[kind], steps },
          messages: [],
          instruction: '',
          currentFiles: [],
        });
        const screen = page?.text.split('<section data-screen=')[1] ?? '';
        assert.match(screen, sign);
      });
    }
  }

  it('reads the detail when the title says nothing', () => {
    const steps = [{ id: 'first', title: 'Zq', detail: 'Upload a photo of the damage' }];
    const hypothesis = { ...hypothesisOf.customerFlow, steps };
    const [page] = writeStarter({ hypothesis, messages: [], instruction: '', currentFiles: [] });
    assert.match(page?.text ?? '', /data-upload=/);
  });
});
