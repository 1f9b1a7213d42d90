import assert from 'node:assert/strict';
import path from 'node:path';
import { picturesFolder } from '../support/paths.ts';
import { guideAt } from './guide.ts';
import type { JourneyContext } from './journey.ts';
import { Participant } from './participant.ts';

/** A page is painted a moment after it is there; only pictures need to wait for it. */
const PAINTED_MS = 400;

/** Where sessions are held: windows open for participants, and somebody moderates in the guide. */
export class TestRoom {
  readonly #people: Participant[] = [];

  /** Who sits before the window that was opened last. */
  get person(): Participant {
    return this.#people.at(-1) ?? assert.fail('nobody has sat before a window');
  }

  /** Everything that was in sight of any participant. */
  get seen(): readonly string[] {
    return this.#people.flatMap(({ seen }) => seen);
  }

  /** Begins a session in the guide. @returns whoever is before the window that opens, at the consent */
  async start(context: JourneyContext, code: string): Promise<Participant> {
    const guide = await guideAt(context, 'test');
    await guide.getByLabel('Participant code').fill(code);
    const person = await this.windowAfter(context, () =>
      guide.getByRole('button', { name: 'Start a session' }).click(),
    );
    await person.reads(`Your code is ${code}.`);
    return person;
  }

  /** Does what opens a window. @returns whoever is before it */
  async windowAfter({ workbench }: JourneyContext, action: () => Promise<unknown>): Promise<Participant> {
    const [page] = await Promise.all([workbench.page.context().waitForEvent('page'), action()]);
    this.#people.push(new Participant(page));
    return this.person;
  }

  /** Ends the session in the guide; the participant's window stays a moment longer, with the thanks. */
  async end(context: JourneyContext): Promise<void> {
    const guide = await guideAt(context, 'test');
    const button = guide.getByRole('button', { name: 'End session' });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  /** Waits until the participant's window has closed by itself. */
  async isLeft(): Promise<void> {
    const { page } = this.person;
    if (!page.isClosed()) await page.waitForEvent('close');
  }

  /** Takes a picture of the participant's window once it is painted. */
  async picture(name: string): Promise<void> {
    const { page } = this.person;
    await page.waitForTimeout(PAINTED_MS);
    await page.screenshot({ path: path.join(picturesFolder, `evidence-their-${name}.png`) });
  }
}
