/**
 * Takes pictures of the page from inside, where no browser interface is needed and nothing is loaded. Stands between the
 * bootstrap and the kit, only in pages that are made for it, and takes the channel as the kit does: prototype code
 * runs later and never sees it. What prototype code can do is spoil the picture of itself.
 */
import { channelKey, type Channel } from './channel.ts';
import { pageAsSvg } from './pageAsSvg.ts';
import type { PictureAnswer, PictureOrder } from './pictureOrder.ts';
import { preferLight } from './preferLight.ts';

/** How long a screen may take to come, and fonts and images to be there. Milliseconds. */
const reachedWithin = 1500;
const loadedWithin = 3000;
/** How long the page may take to draw what a new screen did; where nothing is drawn (hidden windows), a timer must do. */
const drawnWithin = 150;

const channel = (window as unknown as Record<string, Channel | undefined>)[channelKey];
const later = setTimeout.bind(window);
const frame = requestAnimationFrame.bind(window);
const now = performance.now.bind(performance);
const wait = (ms: number): Promise<void> => new Promise((resolve) => later(resolve, ms));

channel?.onPictureWanted((order) => {
  void take(channel, order).then(
    (answer) => channel.sendPicture(answer),
    () => channel.sendPicture({ id: order.id, missing: 'brokePage' }),
  );
});

async function take(line: Channel, order: PictureOrder): Promise<PictureAnswer> {
  const wanted = `${order.screen}/${order.state}`;
  if (!(await reach(line, order, wanted))) return { id: order.id, missing: 'notReached' };
  await settle();
  // Some states go on by themselves, as waiting does: then once more, without waiting.
  if (line.place() !== wanted && !(await reach(line, order, wanted)))
    return { id: order.id, missing: 'notReached' };
  preferLight(document);
  endAnimations();
  const width = window.innerWidth;
  const height = Math.min(order.mostHeight, Math.max(1, document.documentElement.scrollHeight));
  const image = await load(pageAsSvg(document, width, height));
  for (const scale of new Set([order.scale, 1])) {
    const png = draw(image, width, height, scale);
    // Base64 has four letters for three bytes.
    if (png.length * 0.75 <= order.mostBytes) return { id: order.id, png, width, height };
  }
  return { id: order.id, missing: 'tooLarge' };
}

/** @returns whether the place is shown */
async function reach(line: Channel, { screen, state }: PictureOrder, wanted: string): Promise<boolean> {
  const end = now() + reachedWithin;
  line.open(`${encodeURIComponent(screen)}/${encodeURIComponent(state)}`);
  while (line.place() !== wanted) {
    if (now() > end) return false;
    await wait(50);
    // Script may have rendered the screen only now.
    line.open(`${encodeURIComponent(screen)}/${encodeURIComponent(state)}`);
  }
  return true;
}

/** Waits for what the screen needs to look as it is meant. */
async function settle(): Promise<void> {
  await drawn();
  const images = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.race([Promise.all([document.fonts.ready, ...images]), wait(loadedWithin)]);
  await drawn();
}

async function drawn(): Promise<void> {
  const twice = new Promise<void>((resolve) => {
    frame(() => frame(() => resolve()));
  });
  await Promise.race([twice, wait(drawnWithin)]);
}

/** What moves into place has arrived; what moves without end stands as its styles have it. */
function endAnimations(): void {
  for (const animation of document.getAnimations()) {
    try {
      animation.finish();
      animation.commitStyles();
    } catch {
      // Without an end, or of a pseudo-element: neither can be written down.
    }
  }
}

async function load(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** @returns the PNG as base64 */
function draw(image: HTMLImageElement, width: number, height: number, scale: number): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}
