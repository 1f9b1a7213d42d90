import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { messageCopy } from '../messageCopy.ts';
import { actions, errorBlock, skeletonLines } from '../parts.ts';

/** Questions a reader has next, answered with what was framed. */
export const explain: Composition = {
  lead: 'The short version, and answers to what people ask next.',
  invitation: 'Learn more',
  states: (context) => {
    const copy = messageCopy(context);
    const { nonGoals } = context.hypothesis;
    return {
      ready: html`<div class="stack narrow">
        <p class="headline" data-headline>${copy.headline}</p>
        <div>
          <details open>
            <summary>What changes for me?</summary>
            <p>${copy.value}</p>
          </details>
          <details>
            <summary>What is the trouble today?</summary>
            <p>${copy.problem}</p>
          </details>
          <details>
            <summary>Who is it for?</summary>
            <p>${copy.audience}.</p>
          </details>
          ${
            nonGoals.length > 0 &&
            html`<details>
              <summary>What is it not?</summary>
              <ul>
                ${nonGoals.map((goal) => html`<li>${goal}</li>`)}
              </ul>
            </details>`
          }
        </div>
        ${actions(context)}
      </div>`,
      loading: skeletonLines(6),
      error: errorBlock(context, 'The answers could not be loaded.', 'Please try again in a moment.'),
    };
  },
  css: `.headline {
  font-size: clamp(1.375rem, 1.1rem + 1.4vw, 2rem);
  font-weight: 600;
  line-height: 1.25;
  letter-spacing: -0.018em;
}`,
};
