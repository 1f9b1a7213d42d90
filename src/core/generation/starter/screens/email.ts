import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { messageCopy } from '../messageCopy.ts';
import { backButton, emptyBlock, errorBlock, onward, skeletonLines } from '../parts.ts';

/** The message as an email, with the line an inbox shows before it is opened. */
export const email: Composition = {
  lead: 'As it would arrive: sender, subject, and the mail itself.',
  invitation: 'Open the email',
  states: (context) => {
    const copy = messageCopy(context);
    return {
      ready: html`<div class="mail-app">
        <ul class="inbox list" aria-hidden="true">
          <li class="open">
            <span class="grow"
              ><strong>Your product</strong><br /><span class="hint">${copy.headline}</span></span
            >
          </li>
          ${[1, 2, 3].map(
            () =>
              html`<li>
                <span class="grow stack tight"><i></i><i></i></span>
              </li>`,
          )}
        </ul>
        <article class="card raised mail">
          <header class="row">
            <span class="art thumb">${icon('mail')}</span>
            <div class="grow">
              <p><strong>Your product</strong> <span class="hint">to you</span></p>
              <p class="hint">${copy.audience}</p>
            </div>
          </header>
          <h2 data-headline>${copy.headline}</h2>
          <p>Hello,</p>
          <p>${copy.problem}</p>
          <p>${copy.value}</p>
          <div class="actions">${onward(context)} ${backButton(context)}</div>
          <footer class="hint">You get this mail because you use the product. Unsubscribe any time.</footer>
        </article>
      </div>`,
      loading: skeletonLines(7),
      empty: emptyBlock('inbox', 'No new mail', 'The next one arrives when there is something to say.'),
      error: errorBlock(
        context,
        'The email could not be opened.',
        'It is still in the inbox.',
        'Open it again',
      ),
    };
  },
  css: `.mail-app {
  display: grid;
  gap: var(--s5);
  align-items: start;
}
.mail-app > * {
  margin: 0;
}
.inbox {
  display: none;
}
.inbox li {
  padding-inline: var(--s4);
}
.inbox .open {
  background: var(--accent-soft);
}
.inbox .hint {
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.inbox i {
  display: block;
  height: 0.6rem;
  width: 80%;
  border-radius: 4px;
  background: var(--line);
}
.inbox i:first-child {
  width: 45%;
}
@media (min-width: 54rem) {
  .mail-app {
    grid-template-columns: 18rem minmax(0, 1fr);
  }
  .inbox {
    display: block;
  }
}
.mail {
  max-width: 44rem;
  padding: clamp(1.25rem, 5vw, 2.5rem);
}
.mail header,
.mail footer {
  padding-block-end: var(--s4);
  border-block-end: 1px solid var(--line);
}
.mail footer {
  padding-block: var(--s4) 0;
  border-block: 1px solid var(--line);
  border-block-end: 0;
}
.mail h2 {
  font-size: 1.75rem;
}`,
};
