import { variantName } from '../variantName.ts';
import type { EvidenceReading } from '../evidenceReading.ts';
import { intervalAgainstBar } from './intervalAgainstBar.ts';
import { outcomesGrid } from './outcomesGrid.ts';
import type { Picture, PictureName } from './picture.ts';
import type { PictureOptions } from './pictureOptions.ts';
import { taskFunnel } from './taskFunnel.ts';
import { timeToSignal } from './timeToSignal.ts';

const builders: Readonly<
  Record<PictureName, (reading: EvidenceReading, options?: PictureOptions) => Picture>
> = {
  funnel: taskFunnel,
  outcomes: outcomesGrid,
  interval: intervalAgainstBar,
  time: timeToSignal,
};

/** Draws one of the pictures of an experiment's evidence; variants are called what people call them. */
export function drawPicture(name: PictureName, reading: EvidenceReading, options?: PictureOptions): Picture {
  const variants = reading.variants.map((one) => ({ ...one, variant: variantName(one.variant) }));
  return builders[name]({ ...reading, variants }, options);
}
