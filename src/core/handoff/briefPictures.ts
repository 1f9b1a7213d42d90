import type { EvidenceReading } from '../evidence/evidenceReading.ts';
import { drawPicture } from '../evidence/pictures/drawPicture.ts';
import { pictureNames, type Picture } from '../evidence/pictures/picture.ts';
import { titledPicture } from '../evidence/pictures/titledPicture.ts';
import { pictureToSvg } from '../evidence/pictures/pictureToSvg.ts';
import type { BriefRecords } from './briefRecords.ts';
import type { BriefPictureName } from './briefSchema.ts';
import { findScreens } from './screens.ts';
import { flowMap } from './screens/flowMap.ts';
import { screenLinks } from './screens/screenLinks.ts';

/** The folder of drawings, beside the brief. */
export const picturesFolder = 'pictures';

/** A drawing of the evidence or of the flow, as its file and in words. */
export interface BriefPicture {
  readonly name: BriefPictureName;
  /** Relative to the brief, with `/`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly svg: string;
}

/**
 * Every drawing of a brief: of the evidence, unless nobody has taken part, and of the flow, unless there is no prototype. The same
 * records make the same files.
 */
export function briefPictures(
  reading: EvidenceReading,
  { experiment, files }: Pick<BriefRecords, 'experiment' | 'files'>,
): BriefPicture[] {
  const { title, steps } = experiment.hypothesis;
  const isTried = reading.variants.some(({ rows }) => rows.length > 0);
  const ofEvidence = isTried
    ? pictureNames.map((name) => drawn(name, drawPicture(name, reading), title))
    : [];
  if (files.length === 0) return ofEvidence;
  const map = flowMap(steps, findScreens(files), screenLinks(files));
  return [...ofEvidence, drawn('flow', map, title)];
}

function drawn(name: BriefPictureName, picture: Picture, experiment: string): BriefPicture {
  const { title, description } = picture;
  const file = `${picturesFolder}/${name}.svg`;
  return {
    name,
    file,
    title,
    description,
    svg: pictureToSvg(titledPicture(picture, experiment), 'neutral'),
  };
}
