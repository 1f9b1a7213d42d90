import type { Browser } from 'playwright-core';

/**
 * The share of pixels in which two PNGs differ visibly when both are drawn at a size: what is smoothed in another way, as letters
 * are at another resolution, is no difference.
 */
export async function difference(
  browser: Browser,
  one: Buffer,
  other: Buffer,
  size: { readonly width: number; readonly height: number },
): Promise<number> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ pngs, width, height }) => {
        const [a, b] = await Promise.all(
          pngs.map(async (png) => {
            const image = new Image();
            image.src = `data:image/png;base64,${png}`;
            await image.decode();
            const context = new OffscreenCanvas(width, height).getContext('2d');
            if (context) context.imageSmoothingQuality = 'high';
            context?.drawImage(image, 0, 0, width, height);
            return context?.getImageData(0, 0, width, height);
          }),
        );
        if (!a || !b) return 1;
        let differing = 0;
        for (let at = 0; at < a.data.length; at += 4) {
          const by = [0, 1, 2].map((channel) =>
            Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)),
          );
          if (Math.max(...by) > 64) differing += 1;
        }
        return differing / (width * height);
      },
      { pngs: [one.toString('base64'), other.toString('base64')], ...size },
    );
  } finally {
    await page.close();
  }
}
