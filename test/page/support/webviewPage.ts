import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ThemeName } from '../../support/themeTokens.ts';
import { dress } from '../looks.ts';
import { type OpenedWebview, openWebview, postToWebview } from './openWebview.ts';

/** How long the page may take to send what a test waits for. */
const patienceMs = 20_000;

/** One webview in a browser, and the host's side of its border, which checks messages as the real host does. */
export abstract class WebviewPage<Message extends { readonly type: string }, ToPage> {
  readonly page: Page;
  /** All that arrived from the page, oldest first. */
  readonly messages: Message[] = [];
  /** What arrived and no host would take. */
  readonly refused: unknown[] = [];
  readonly #faults: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.#faults.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('favicon')) this.#faults.push(line.text());
    });
  }

  /** Opens the page and waits until it listens; the host has said nothing yet. */
  async open(webview: Omit<OpenedWebview, 'receive'>): Promise<void> {
    const receive = (message: unknown): void => {
      const read = this.read(message);
      if (read) this.messages.push(read);
      else this.refused.push(message);
      if (read) this.onMessage(read);
    };
    await openWebview(this.page, { ...webview, receive });
    await this.hears('ready');
  }

  /** Throws the page away and makes it anew, as VS Code does with a hidden view; what it had sent is forgotten. */
  async hideAndShow(): Promise<void> {
    this.messages.length = 0;
    await this.page.reload();
    await this.hears('ready');
  }

  /** Sends what the host would, and waits until it is painted. */
  async send(...messages: readonly ToPage[]): Promise<void> {
    await postToWebview(this.page, messages);
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Changes the theme under the page's feet, as VS Code does. */
  async dress(theme: ThemeName): Promise<void> {
    await dress(this.page, theme);
  }

  /** The messages of one kind, oldest first. */
  sent<T extends Message['type']>(type: T): Extract<Message, { type: T }>[] {
    return this.messages.filter((message): message is Extract<Message, { type: T }> => message.type === type);
  }

  /** Waits until the page has sent `count` messages of a kind and returns the newest. */
  async hears<T extends Message['type']>(type: T, count = 1): Promise<Extract<Message, { type: T }>> {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
      const newest = this.sent(type).at(-1);
      if (newest && this.sent(type).length >= count) return newest;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${count} × ${type} did not come; there were: ${JSON.stringify(this.messages)}`);
  }

  /** For tests that provoke complaints: what was complained about until now is expected. */
  forgetFaults(): void {
    this.#faults.length = 0;
    this.refused.length = 0;
  }

  /** Ends the page; fails when it complained about anything meanwhile, or sent what no host would take. */
  async close(): Promise<void> {
    await this.page.context().close();
    assert.deepEqual([...this.#faults, ...this.refused], []);
  }

  /** Checks a message as the real host does. @returns `undefined` when the host would refuse it */
  protected abstract read(message: unknown): Message | undefined;

  /** Is told of each message that was taken. */
  protected onMessage(_message: Message): void {}
}
