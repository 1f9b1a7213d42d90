import type { Browser, Page } from 'playwright-core';

/** What the first heading of a frame says, and when that was drawn, by the clock that all processes share. */
interface Sight {
  readonly text: string;
  readonly at: number;
}

/** What the watched page finds of this side. */
declare const tellSight: (sight: Sight) => Promise<void>;

/** A browser page that tells when a heading comes into sight, in whichever of its frames. */
export class WatchedPage {
  readonly page: Page;
  readonly #waiting = new Set<(sight: Sight) => void>();

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens an empty page in a window of its own. */
  static async open(browser: Browser): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const watched = new WatchedPage(await context.newPage());
    await watched.page.exposeFunction('tellSight', (sight: Sight) => {
      for (const hear of watched.#waiting) hear(sight);
    });
    await watched.page.addInitScript(watchHeading);
    return watched;
  }

  /** When a heading is next in sight, in milliseconds by the clock that all processes share; see {@link sharedTime}. */
  nextSight(heading: string): Promise<number> {
    return new Promise((resolve) => {
      const hear = ({ text, at }: Sight): void => {
        if (text !== heading) return;
        this.#waiting.delete(hear);
        resolve(at);
      };
      this.#waiting.add(hear);
    });
  }
}

/** The time in milliseconds, by the clock that all processes of this machine share. */
export function sharedTime(): number {
  return performance.timeOrigin + performance.now();
}

/** Runs in every frame before its scripts: tells of a new heading once the frame with it was drawn. */
function watchHeading(): void {
  const [frame, clock, tell] = [requestAnimationFrame.bind(window), performance, tellSight];
  let last = '';
  const look = (): void => {
    const text = document.querySelector('h1')?.textContent ?? '';
    if (text !== '' && text !== last) {
      last = text;
      frame(() => void tell({ text, at: clock.timeOrigin + clock.now() }));
    }
    frame(look);
  };
  frame(look);
}
