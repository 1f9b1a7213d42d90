import type { BriefRecords } from './briefRecords.ts';
import { screenPlaces } from './screens/screenPlaces.ts';
import type { ScreenPicture } from './screens/screenPicture.ts';

/**
 * Every screen in every state that the brief shows, with its picture or the reason why there is none; none without a prototype.
 * What was taken besides comes after.
 */
export function briefScreens({ experiment, files, screens: taken = [] }: BriefRecords): ScreenPicture[] {
  const expected = files.length === 0 ? [] : screenPlaces(experiment.hypothesis.steps, files);
  const pictured = expected.map(
    (place) => taken.find((one) => isAt(one, place)) ?? { ...place, missing: 'notTaken' as const },
  );
  return [...pictured, ...taken.filter((one) => !expected.some((place) => isAt(one, place)))].map(bare);
}

interface Place {
  readonly screen: string;
  readonly state: string;
}

function isAt(one: Place, { screen, state }: Place): boolean {
  return one.screen === screen && one.state === state;
}

/** Without what is not part of the record, such as the picture's bytes. */
function bare(picture: ScreenPicture): ScreenPicture {
  const { screen, state } = picture;
  if ('missing' in picture) return { screen, state, missing: picture.missing };
  const { file, width, height } = picture;
  return { screen, state, file, width, height };
}
