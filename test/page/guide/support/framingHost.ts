import type { GuideMessage, GuideState } from '../../../../src/protocol/guide.ts';
import { emptyDraft, experimentWith, formOf, freshWindow, withLab } from './states.ts';

/** The host's part while a hypothesis is framed: keeps the draft, reviews it with the real rules, frames it. */
export class FramingHost {
  state: GuideState = { ...freshWindow, form: formOf(emptyDraft) };

  answer = (message: GuideMessage): GuideState | undefined => {
    if (message.type === 'showHandoff') return undefined;
    if (message.type === 'draftChanged')
      this.state = { ...this.state, form: formOf(message.draft, message.name) };
    if (message.type === 'frame') this.state = this.#frame(message);
    if (message.type === 'discardDraft') this.state = { ...this.state, form: formOf(emptyDraft) };
    return this.state;
  };

  #frame({ draft, name }: Extract<GuideMessage, { type: 'frame' }>): GuideState {
    const form = formOf(draft, name);
    return form.problems.length > 0
      ? { ...this.state, form }
      : withLab({ active: experimentWith({ draft }) });
  }
}
