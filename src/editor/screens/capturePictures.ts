import { readSource } from '../../app/generation/readSource.ts';
import { fingerprintPrototype } from '../../core/evidence/fingerprintPrototype.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { CapturedScreen } from '../../core/handoff/screens/capturedScreen.ts';
import { pictureFileName, screensFolder } from '../../core/handoff/screens/pictureFile.ts';
import {
  allWithinMs,
  mostBytes,
  mostHeight,
  pictureWindow,
  pictureWithinMs,
} from '../../core/handoff/screens/pictureLimits.ts';
import { readPng } from '../../core/handoff/screens/readPng.ts';
import { screenPlaces } from '../../core/handoff/screens/screenPlaces.ts';
import type { MissingReason } from '../../core/handoff/screens/screenPicture.ts';
import type { Place } from '../../core/prototype/contract.ts';
import { hashPicture, keepScreens, readScreens } from '../../node/lab/screenStore.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { PicturesOrder } from '../../protocol/pictures.ts';
import type { Services } from '../services.ts';
import { PicturesPanel, type TakenPicture } from './picturesPanel.ts';

export type CaptureServices = Pick<Services, 'lab' | 'previews' | 'dataStore' | 'dist' | 'log'>;

/** Raised when pictures of the same prototype are taken in another way, so that older ones are not used for them. */
const captureVersion = 1;

/** Another try may do better. */
const passing: ReadonlySet<MissingReason> = new Set(['timedOut', 'cancelled', 'notTaken']);

/** What is to be pictured, and by which name its pictures are kept. */
interface Plan {
  readonly source: PrototypeSource;
  readonly order: Omit<PicturesOrder, 'page'>;
  readonly version: string;
}

/**
 * The pictures that were taken of a variant as it is now.
 * @returns `undefined` when they still have to be taken; an empty list for a variant without files
 * @throws what the lab's store meets
 */
export async function keptPictures(
  services: CaptureServices,
  experiment: Experiment,
  variant: string,
): Promise<CapturedScreen[] | undefined> {
  const { source, version } = await plan(services, experiment, variant);
  if (source.files.length === 0) return [];
  return await readScreens(services.lab.requireStore().root, experiment.slug, version);
}

/**
 * Pictures of every screen of a variant in each of its states, taken in a panel that opens beside and is closed
 * afterwards. Pictures of the same files are taken once and kept in the lab.
 *
 * @param signal takes no more of them; a minute after the start that happens by itself
 * @param progress is told how many there are of how many
 * @returns a picture for each place, or why there is none
 * @throws FootbridgeError `compile-failed`, and what the lab's store meets
 */
export async function capturePictures(
  services: CaptureServices,
  experiment: Experiment,
  variant: string,
  signal: AbortSignal,
  progress: (done: number, all: number) => void,
): Promise<CapturedScreen[]> {
  const kept = await keptPictures(services, experiment, variant);
  if (kept !== undefined) return kept;
  const { order, version } = await plan(services, experiment, variant);
  const { page } = await services.previews.wholePage(experiment, variant, { takesPictures: true });
  const screens = await take(services, { ...order, page }, signal, progress);
  const isFinal = screens.every((screen) => !('missing' in screen) || !passing.has(screen.missing));
  // Files that changed meanwhile may be in some of the pictures.
  const after = await plan(services, experiment, variant);
  if (isFinal && after.version === version)
    await keepScreens(services.lab.requireStore().root, experiment.slug, version, screens);
  return screens;
}

async function plan(
  { lab, dataStore }: CaptureServices,
  { slug, hypothesis }: Experiment,
  variant: string,
): Promise<Plan> {
  const store = lab.requireStore();
  const source = await readSource(slug, variant, store);
  const places = screenPlaces(hypothesis.steps, source.files);
  const window = pictureWindow(hypothesis.kind);
  const { datasets } = await dataStore(store.root).list(slug);
  const version = sha256(
    JSON.stringify([captureVersion, fingerprintPrototype(source, sha256), window, places, datasets]),
  );
  const limits = { mostHeight, mostBytes, pictureWithinMs };
  return { source, version, order: { type: 'order', places, window, limits } };
}

async function take(
  { dist, log }: CaptureServices,
  order: PicturesOrder,
  signal: AbortSignal,
  progress: (done: number, all: number) => void,
): Promise<CapturedScreen[]> {
  const taken = new Map<number, CapturedScreen>();
  const panel = new PicturesPanel(dist, (error) => log.error('pictures of screens', error));
  try {
    const deadline = AbortSignal.timeout(allWithinMs);
    const end = await panel.take(order, AbortSignal.any([signal, deadline]), (result) => {
      const place = order.places[result.number];
      if (place) taken.set(result.number, screenOf(place, result, order.window.scale));
      progress(taken.size, order.places.length);
    });
    const missing = end === 'cancelled' && !deadline.aborted ? 'cancelled' : 'notTaken';
    return order.places.map((place, number) => taken.get(number) ?? { ...place, missing });
  } finally {
    panel.dispose();
  }
}

/** The page is not trusted: what is not a picture of the size it says is none. */
function screenOf(place: Place, taken: TakenPicture, scale: number): CapturedScreen {
  if (taken.type === 'missing') return { ...place, missing: taken.reason };
  const png = new Uint8Array(Buffer.from(taken.png, 'base64'));
  const size = readPng(png);
  const { width, height } = taken;
  const fits = [1, scale].some(
    (each) => size?.width === Math.round(width * each) && size.height === Math.round(height * each),
  );
  if (png.length > mostBytes) return { ...place, missing: 'tooLarge' };
  if (!fits) return { ...place, missing: 'brokePage' };
  const file = `${screensFolder}/${pictureFileName(place, hashPicture(png))}`;
  return { ...place, file, width, height, png };
}
