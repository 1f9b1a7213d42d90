import type { Frame, Page } from 'playwright-core';
import { fillRequired, isPrototype } from './mainJourney.ts';

const POLL_MS = 100;
const TIMEOUT_MS = 60_000;
/** More presses than the way through the sketch has. */
const MOST_PRESSES = 12;

/** Somebody who tries a prototype: in the window that VS Code opens for them, or in a test kit in their browser. */
export class Participant {
  readonly page: Page;
  /** Everything they were shown, screen by screen. */
  readonly seen: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a button of the page around the sketch. */
  async press(name: string): Promise<void> {
    const page = await this.#frameWith(`.page button:text-is("${name}")`);
    await this.look();
    await page.getByRole('button', { name, exact: true }).click();
  }

  /** Waits until the page around the sketch says something. */
  async reads(text: string): Promise<void> {
    await this.#frameWith(`.page :text("${text}"):visible`);
    await this.look();
  }

  /** Marks a box. */
  async tick(label: string): Promise<void> {
    const page = await this.#frameWith('.page input[type=checkbox]');
    await page.getByLabel(label).check();
  }

  /** Answers all questions in sight with the same point of their scale, and goes on. */
  async rate(point: number): Promise<void> {
    const page = await this.#frameWith('.page .scale');
    await this.look();
    for (const radio of await page.locator(`.scale input[value="${point}"]`).all()) await radio.check();
    await this.press('Go on');
  }

  /** Goes on in the sketch until the page notices that the task is done. */
  async reachGoal(): Promise<void> {
    const page = await this.#frameWith('.page .bar');
    const noticed = page.getByText('You have got there');
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if (await noticed.isVisible()) return;
      const sketch = await this.sketch();
      await this.look();
      await fillRequired(sketch);
      // There is nothing to press while the sketch shows that it is busy.
      const next = sketch.locator('[data-screen]:visible [data-task-step]:visible').last();
      if (await next.isVisible()) await next.click();
      await this.page.waitForTimeout(3 * POLL_MS);
    }
    throw new Error('The page did not notice that the task is done.');
  }

  /** The frame of the prototype, once it shows a screen. */
  async sketch(): Promise<Frame> {
    return this.#find('a sketch', async (frame) => {
      const screen = frame.locator('[data-screen]:visible').first();
      return (await isPrototype(frame)) && (await screen.isVisible());
    });
  }

  /** Keeps what is in sight. */
  async look(): Promise<void> {
    // A page in a frame that is not drawn would give the text of its scripts too.
    const drawnText = (): string => (document.body.checkVisibility() ? document.body.innerText : '');
    const texts = this.page.frames().map(async (frame) => {
      return (await isInSight(frame)) ? await frame.evaluate(drawnText) : '';
    });
    const all = await Promise.all(texts.map((text) => text.catch(() => '')));
    this.seen.push([await this.page.title(), ...all].join('\n'));
  }

  async #frameWith(selector: string): Promise<Frame> {
    return this.#find(selector, async (frame) => (await frame.locator(selector).count()) > 0);
  }

  async #find(what: string, fits: (frame: Frame) => Promise<boolean>): Promise<Frame> {
    for (const deadline = Date.now() + TIMEOUT_MS; Date.now() < deadline; await pause(POLL_MS)) {
      for (const frame of this.page.frames().toReversed())
        if (await fits(frame).catch(() => false)) return frame;
    }
    await this.look();
    throw new Error(`The participant does not see ${what}, but:\n${this.seen.at(-1)}`);
  }
}

/** The sketch is loaded out of sight while a task is read; a page in a frame cannot tell that it is not seen. */
async function isInSight(frame: Frame): Promise<boolean> {
  const around = frame.parentFrame();
  if (!around) return true;
  return (await (await frame.frameElement()).isVisible()) && (await isInSight(around));
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
