import type { GuideMessage } from '../../../protocol/guide.ts';

/** What the host is told of an image. */
export type AttachedImage = Extract<GuideMessage, { type: 'attachImage' }>;

/** Bytes that go as they are; larger images are drawn again, smaller. */
const maximumBytes = 5_000_000;
const longestSide = 2048;
const thumbnailSide = 160;
const kept = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/**
 * Makes an image fit to be sent: one that models take stays as it is, a large one is drawn at 2048 pixels at most.
 * @returns `undefined` when the file is no image this browser can draw
 */
export async function readImage(file: File): Promise<AttachedImage | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    const thumbnail = draw(bitmap, thumbnailSide).toDataURL('image/jpeg', 0.7);
    const name = file.name === '' ? 'image' : file.name.slice(0, 200);
    const mediaType = kept.find((type) => type === file.type);
    if (mediaType && file.size <= maximumBytes)
      return { type: 'attachImage', name, mediaType, base64: await base64Of(file), thumbnail };
    const drawn = draw(bitmap, longestSide).toDataURL('image/jpeg', 0.85);
    return {
      type: 'attachImage',
      name,
      mediaType: 'image/jpeg',
      base64: drawn.slice(drawn.indexOf(',') + 1),
      thumbnail,
    };
  } finally {
    bitmap.close();
  }
}

/** Draws on white, as JPEG has no transparency, with the longest side at most `side` pixels. */
function draw(bitmap: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

async function base64Of(file: File): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The image could not be read.')));
    reader.readAsDataURL(file);
  });
}
