import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { previewHtml } from '../../../../src/editor/preview/previewHtml.ts';
import {
  previewMessageSchema,
  type PreviewMessage,
  type PreviewView,
  type ToPreview,
} from '../../../../src/protocol/preview.ts';
import type { ThemeName } from '../../../support/themeTokens.ts';
import { bundleWebview } from '../../support/bundleWebview.ts';
import { postToWebview } from '../../support/openWebview.ts';
import { WebviewPage } from '../../support/webviewPage.ts';

/** One experiment with one variant and a model that converses. */
export const sampleView: PreviewView = {
  title: 'Guest checkout',
  variants: [{ id: 'a', note: 'The first one' }],
  panes: [{ variant: 'a', version: undefined, turn: undefined, problem: undefined }],
  mostPanes: 4,
  asking: 'possible',
  spending: {
    tokens: 12_345,
    dollars: undefined,
    estimated: false,
    tokenCap: 1_000_000,
    dollarCap: undefined,
  },
  state: { experiment: 'guest-checkout', variants: ['a'] },
};

/** The built shell in a browser, and the host's side of its border. */
export class ShellPage extends WebviewPage<PreviewMessage, ToPreview> {
  /** What its prototypes reported, oldest first. */
  readonly reports: Report[] = [];
  #loads = 0;
  #experiment = sampleView.state.experiment;

  /** Opens the shell as VS Code does, before the host has said anything. */
  static async start(page: Page, theme: ThemeName = 'light'): Promise<ShellPage> {
    const shell = new ShellPage(page);
    await shell.open({ html: previewHtml, files: await bundleWebview('preview'), theme });
    return shell;
  }

  /** Sends the view, and a page for each of its panes. */
  async show(pages: Readonly<Record<string, string>>, view: PreviewView = sampleView): Promise<void> {
    await this.send({ type: 'view', view });
    for (const [variant, page] of Object.entries(pages)) await this.load(variant, page);
  }

  /** Sends a page for a pane. */
  async load(variant: string, page: string, keepPlace = false): Promise<void> {
    this.#loads += 1;
    const [experiment, load] = [this.#experiment, this.#loads];
    await this.send({ type: 'page', experiment, variant, load, html: page, keepPlace, findings: [] });
    await this.page.locator('iframe').first().waitFor({ state: 'attached' });
  }

  /** Sends what the host would, without waiting for paint: a prototype that hangs may keep the browser from it. */
  override async send(...messages: readonly ToPreview[]): Promise<void> {
    for (const message of messages)
      if (message.type === 'view') this.#experiment = message.view.state.experiment;
    await postToWebview(this.page, messages);
  }

  /** The prototype's own frame in a pane; pass the pane's number where there are several. */
  prototype(index = 0): Frame {
    const found = this.page
      .frames()
      .filter((frame) => frame.parentFrame()?.parentFrame() === this.page.mainFrame());
    return found[index] ?? assert.fail('the prototype has its frame');
  }

  /** The trusted page around a prototype. */
  outer(index = 0): Frame {
    const found = this.page.frames().filter((frame) => frame.parentFrame() === this.page.mainFrame());
    return found[index] ?? assert.fail('the pane has its frame');
  }

  /** Waits for a report of a prototype, the newest of its kind. */
  async reported<T extends Report['type']>(type: T, count = 1): Promise<Extract<Report, { type: T }>> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
      const found = this.reports.filter((each): each is Extract<Report, { type: T }> => each.type === type);
      const newest = found.at(-1);
      if (newest && found.length >= count) return newest;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${count} × report ${type} did not come; there were: ${JSON.stringify(this.messages)}`);
  }

  protected read(message: unknown): PreviewMessage | undefined {
    return previewMessageSchema.safeParse(message).data;
  }

  protected override onMessage(message: PreviewMessage): void {
    if (message.type === 'report') this.reports.push(message.report);
  }
}

type Report = Extract<PreviewMessage, { type: 'report' }>['report'];
