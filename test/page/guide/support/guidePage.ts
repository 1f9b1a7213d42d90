import type { Locator } from 'playwright-core';
import { WebviewPage } from '../../support/webviewPage.ts';
import {
  fromGuideSchema,
  type GuideMessage,
  type GuideState,
  type ToGuide,
} from '../../../../src/protocol/guide.ts';

/** One guide in a browser, and the host's side of its border. */
export class GuidePage extends WebviewPage<GuideMessage, ToGuide> {
  /** What a host would do on a message; the default does nothing. */
  answer: (message: GuideMessage) => GuideState | undefined = () => undefined;
  readonly #about = new Map<GuideMessage, string | undefined>();

  /** Sends a state and waits until it is drawn. */
  async show(state: GuideState): Promise<void> {
    await this.send({ type: 'state', state });
  }

  /** The kinds of messages that come of what somebody did, oldest first. */
  get pressed(): GuideMessage['type'][] {
    return this.messages.map(({ type }) => type).filter((type) => type !== 'ready' && type !== 'showHandoff');
  }

  /** The experiment that was on the page when a message was sent. */
  about(message: GuideMessage): string | undefined {
    return this.#about.get(message);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name: string | RegExp): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** The body of a step, whether folded or not. */
  step(name: string): Locator {
    return this.page.locator(`#step-${name}`);
  }

  /** What a screen reader would call the control that has the focus; nothing when none has it. */
  async focused(): Promise<string> {
    return await this.page.evaluate(async () => {
      // What a click unfolds takes the focus once it is painted.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
      const element = document.activeElement;
      if (element === document.body) return '';
      const label =
        element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
          ? element.labels?.[0]
          : null;
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
    });
  }

  protected read(message: unknown): GuideMessage | undefined {
    const { data } = fromGuideSchema.safeParse(message);
    if (data) this.#about.set(data.message, data.experiment);
    return data?.message;
  }

  protected override onMessage(message: GuideMessage): void {
    const state = this.answer(message);
    if (state) void this.show(state);
  }
}
