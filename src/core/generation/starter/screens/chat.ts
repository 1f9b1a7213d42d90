import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, sampleItem } from '../parts.ts';

/** A conversation with written-down answers, and quick replies. */
export const chat: Composition = {
  lead: 'The answers are written down beforehand, so that everybody sees the same ones.',
  invitation: 'Open the conversation',
  behaviours: ['chat'],
  collects: () => ({ value: 'No question asked', price: 0 }),
  states: (context) => {
    const item = sampleItem(context, 0);
    return {
      ready: html`<div class="card chat" data-chat="${context.step.id}">
          <ol class="bubbles" aria-live="polite" aria-label="Conversation">
            <li><p>Hello. What would you like to know about “${item.name}”?</p></li>
          </ol>
          <div class="row chips" role="group" aria-label="Quick replies">
            <button
              type="button"
              class="chip"
              data-reply="Yes. Everything marked as open can still be changed."
            >
              Can I change it later?
            </button>
            <button
              type="button"
              class="chip"
              data-reply="Usually within two days. You are told when something changes."
            >
              How long does it take?
            </button>
            <button
              type="button"
              class="chip"
              data-reply="A person takes over tomorrow morning. Your words are kept."
            >
              Talk to a person
            </button>
          </div>
          <form class="row compose" novalidate>
            <input class="grow" aria-label="Message" placeholder="Write a message" autocomplete="off" />
            <button type="submit" aria-label="Send">${icon('arrowRight')}</button>
          </form>
        </div>
        ${actions(context)}`,
      loading: html`<div class="card chat">
        <ol class="bubbles">
          <li><p role="status" class="muted">Writing…</p></li>
        </ol>
      </div>`,
      empty: emptyBlock(
        'chat',
        'No messages yet',
        'Ask anything. Answers take a moment.',
        html`<button type="button" data-go="${context.step.id}">Ask something</button>`,
      ),
      error: errorBlock(
        context,
        'Your message was not sent.',
        'It is kept here, so that you need not write it again.',
        'Send it again',
      ),
    };
  },
  css: `.chat {
  max-width: 40rem;
}
.bubbles {
  list-style: none;
  padding: 0;
  min-height: 9rem;
  display: flex;
  flex-direction: column;
  gap: var(--s2);
}
.bubbles p {
  width: fit-content;
  max-width: 85%;
  padding: var(--s2) var(--s4);
  border-radius: 1.1rem 1.1rem 1.1rem 0.3rem;
  background: var(--sunken);
}
.bubbles .mine p {
  margin-inline-start: auto;
  border-radius: 1.1rem 1.1rem 0.3rem;
  background: var(--accent);
  color: var(--on-accent);
}
.compose {
  flex-wrap: nowrap;
}`,
};
