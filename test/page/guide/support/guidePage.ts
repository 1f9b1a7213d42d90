import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { themeBodyClass, type ThemeName, themeTokens } from '../../../support/themeTokens.ts';
import { type GuideMessage, guideMessageSchema, type GuideState } from '../../../../src/protocol/guide.ts';

/** What the page finds of this side (see exposeFunction below). */
declare const hostReceives: (message: unknown) => Promise<void>;

/** Runs in the page before any script: the two functions VS Code gives a webview, as far as the guide uses them. */
function offerVsCodeApi(): void {
  const key = 'webview-state';
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => void hostReceives(message),
      getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem(key, JSON.stringify(state)),
    }),
  });
}

/** One guide in a browser, and the host's side of its border. */
export class GuidePage {
  readonly page: Page;
  /** All that arrived from the guide, each checked as the real host checks it. */
  readonly messages: GuideMessage[] = [];
  /** What a host would do on a message; the default does nothing. */
  answer: (message: GuideMessage) => GuideState | undefined = () => undefined;
  readonly #faults: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(5000);
    page.on('pageerror', (error) => this.#faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('favicon')) this.#faults.push(line.text());
    });
  }

  static async open(page: Page, address: string): Promise<GuidePage> {
    const guide = new GuidePage(page);
    await page.exposeFunction('hostReceives', (message: unknown) => guide.#receive(message));
    await page.addInitScript(offerVsCodeApi);
    await page.goto(address);
    await guide.#isReady();
    return guide;
  }

  /** Sends a state and waits until it is drawn. */
  async show(state: GuideState): Promise<void> {
    await this.page.evaluate(async (data) => {
      window.postMessage({ type: 'state', state: data }, '*');
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, state);
  }

  /** Throws the page away and makes it anew, as VS Code does with a hidden view. */
  async hideAndShow(): Promise<void> {
    this.messages.length = 0;
    await this.page.reload();
    await this.#isReady();
  }

  /** Changes the theme under the page's feet, as VS Code does. */
  async dress(theme: ThemeName): Promise<void> {
    await this.page.evaluate(
      ({ tokens, bodyClass }) => {
        document.documentElement.removeAttribute('style');
        for (const [name, value] of Object.entries(tokens))
          document.documentElement.style.setProperty(name, value);
        document.body.className = bodyClass;
      },
      { tokens: themeTokens(theme), bodyClass: themeBodyClass(theme) },
    );
  }

  /** The messages of one kind, oldest first. */
  sent<T extends GuideMessage['type']>(type: T): Extract<GuideMessage, { type: T }>[] {
    return this.messages.filter(
      (message): message is Extract<GuideMessage, { type: T }> => message.type === type,
    );
  }

  /** Waits until the guide has sent `count` messages of a kind and returns the newest. */
  async hears<T extends GuideMessage['type']>(
    type: T,
    count = 1,
  ): Promise<Extract<GuideMessage, { type: T }>> {
    const deadline = Date.now() + 3000;
    while (this.sent(type).length < count && Date.now() < deadline) await this.page.waitForTimeout(20);
    const newest = this.sent(type).at(-1);
    assert.ok(
      newest && this.sent(type).length >= count,
      `no "${type}" among ${JSON.stringify(this.messages)}`,
    );
    return newest;
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
    return await this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return '';
      const label =
        element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
          ? element.labels?.[0]
          : null;
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
    });
  }

  /** For tests that provoke complaints: what was complained about until now is expected. */
  forgetFaults(): void {
    this.#faults.length = 0;
  }

  /** Ends the page; fails when it complained about anything meanwhile. */
  async close(): Promise<void> {
    await this.page.context().close();
    assert.deepEqual(this.#faults, []);
  }

  #receive(message: unknown): void {
    const parsed = guideMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.#faults.push(`refused message ${JSON.stringify(message)}: ${parsed.error.message}`);
      return;
    }
    this.messages.push(parsed.data);
    const state = this.answer(parsed.data);
    if (state) void this.show(state);
  }

  async #isReady(): Promise<void> {
    await this.hears('ready');
  }
}
