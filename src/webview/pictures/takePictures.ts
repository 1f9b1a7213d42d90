import type { FromPictures, PicturesOrder } from '../../protocol/pictures.ts';
import type { PictureAnswer } from '../prototype/pictureOrder.ts';
import { PaneFrame } from '../preview/paneFrame.ts';

type Taken = Extract<FromPictures, { type: 'taken' | 'missing' }>;
type Reason = Extract<FromPictures, { type: 'missing' }>['reason'];

/** What the frame says while one picture is taken. */
interface Hearing {
  painted(): void;
  picture(answer: PictureAnswer): void;
  failed(): void;
}

/**
 * Takes the pictures of an order one after the other. The prototype is loaded anew for each, so that none shows what
 * another place left behind.
 *
 * @param holder the element that the frame is put into; it has the size of the order's window
 * @param tell is given each result when it is there
 */
export async function takePictures(
  holder: HTMLElement,
  order: PicturesOrder,
  tell: (taken: Taken) => void,
): Promise<void> {
  let hearing: Hearing | undefined;
  const frame = new PaneFrame(
    holder,
    {
      report: (report) => {
        if (report.type === 'painted' && !report.empty) hearing?.painted();
      },
      picture: (answer) => hearing?.picture(answer),
      failed: () => hearing?.failed(),
      key: () => undefined,
      picked: () => undefined,
      pointingEnded: () => undefined,
      // What a page needs was put into it.
      data: (dataset) =>
        Promise.resolve(dataset === undefined ? { datasets: [] } : { refused: 'This page has no data.' }),
    },
    // As for participants: without what is there for makers, and failures are told.
    true,
  );
  const hear = (next: Hearing | undefined): void => {
    hearing = next;
  };
  try {
    for (const number of order.places.keys()) tell(await takeOne(frame, order, number, hear));
  } finally {
    frame.dispose();
  }
}

function takeOne(
  frame: PaneFrame,
  { page, places, window: { scale }, limits }: PicturesOrder,
  number: number,
  hear: (hearing: Hearing | undefined) => void,
): Promise<Taken> {
  const { screen = '', state = '' } = places[number] ?? {};
  return new Promise((resolve) => {
    const end = (taken: Taken): void => {
      clearTimeout(timer);
      hear(undefined);
      resolve(taken);
    };
    const miss = (reason: Reason): void => {
      // What hangs must not be there when the next one begins.
      if (reason === 'timedOut') frame.clear();
      end({ type: 'missing', number, reason });
    };
    const timer = setTimeout(() => miss('timedOut'), limits.pictureWithinMs);
    const { mostHeight, mostBytes } = limits;
    hear({
      painted: () => frame.takePicture({ id: number, screen, state, mostHeight, scale, mostBytes }),
      failed: () => miss('brokePage'),
      picture: (answer) => {
        if (answer.id !== number) return;
        if ('missing' in answer) miss(answer.missing);
        else end({ type: 'taken', number, png: answer.png, width: answer.width, height: answer.height });
      },
    });
    frame.load(page, `${encodeURIComponent(screen)}/${encodeURIComponent(state)}`);
  });
}
