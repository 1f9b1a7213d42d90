import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { evidenceVersion, type EvidenceEvent } from '../../../../src/core/evidence/evidenceEvent.ts';
import { sessionHtml } from '../../../../src/editor/session/sessionHtml.ts';
import {
  fromParticipantSchema,
  type ParticipantEvent,
  type ParticipantScript,
  type ToParticipant,
} from '../../../../src/protocol/participant.ts';
import type { ThemeName } from '../../../support/themeTokens.ts';
import { openWebview, postToWebview } from '../../support/openWebview.ts';
import { bundleParticipant } from './bundleParticipant.ts';

/** A participant's window in a browser, and the host's side of its border. */
export class SessionPage {
  readonly page: Page;
  /** What was recorded, oldest first, each checked as the real host checks it. */
  readonly events: ParticipantEvent[] = [];
  readonly refused: unknown[] = [];
  stops = 0;
  #ready = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the window as VS Code does, with the script of a session. */
  static async open(
    page: Page,
    script: ParticipantScript,
    recorded: readonly EvidenceEvent[] = [],
    theme: ThemeName = 'light',
  ): Promise<SessionPage> {
    const session = new SessionPage(page);
    const files = await bundleParticipant('session');
    await openWebview(page, {
      html: sessionHtml,
      files: new Map([
        ['/session.js', files.script],
        ['/style.css', files.style],
      ]),
      theme,
      receive: (message) => session.#receive(message),
    });
    await session.until('ready', () => session.#ready > 0);
    await session.send({ type: 'script', script, recorded, wantsToStop: false });
    return session;
  }

  async send(message: ToParticipant): Promise<void> {
    await postToWebview(this.page, [message]);
  }

  /** Consents and begins the first task. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'I agree, begin' }).click();
    await this.page.getByRole('button', { name: 'Begin' }).click();
    await this.recorded('taskStarted');
  }

  /** The prototype's own frame. */
  get prototype(): Frame {
    const found = this.page
      .frames()
      .filter((frame) => frame.parentFrame()?.parentFrame() === this.page.mainFrame());
    return found.at(-1) ?? assert.fail('the prototype has its frame');
  }

  async click(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async inSketch(name: string): Promise<void> {
    await this.prototype.getByRole('button', { name }).click();
  }

  /** Waits until `count` events of a type were recorded, and returns the newest of them. */
  async recorded<T extends ParticipantEvent['type']>(
    type: T,
    count = 1,
  ): Promise<Extract<ParticipantEvent, { type: T }>> {
    const all = () =>
      this.events.filter((event): event is Extract<ParticipantEvent, { type: T }> => event.type === type);
    await this.until(`${count} × ${type}`, () => all().length >= count);
    return all().at(-1) ?? assert.fail(type);
  }

  async until(what: string, look: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
      if (look()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.fail(`${what} did not come; there were: ${JSON.stringify(this.events)}`);
  }

  #receive(message: unknown): void {
    const parsed = fromParticipantSchema.safeParse(message);
    if (!parsed.success) this.refused.push(message);
    else if (parsed.data.type === 'ready') this.#ready += 1;
    else if (parsed.data.type === 'stop') this.stops += 1;
    else if (parsed.data.type === 'goesOn') this.stops -= 1;
    else this.events.push(parsed.data.event);
  }
}

/** Events as a log keeps them, one second apart. */
export function logOf(events: readonly ParticipantEvent[]): EvidenceEvent[] {
  return events.map((event, index) => ({
    ...event,
    schemaVersion: evidenceVersion,
    id: `e${index}`,
    at: new Date(Date.UTC(2026, 0, 5, 9, 0, index)).toISOString(),
  }));
}
