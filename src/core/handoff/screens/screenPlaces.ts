import type { PrototypeFile } from '../../generation/fileChange.ts';
import { contract, type Place } from '../../prototype/contract.ts';
import { findLandmarks } from '../../prototype/findLandmarks.ts';
import { findScreens } from '../screens.ts';
import { mostPlaces } from './pictureLimits.ts';

/**
 * Every place of a prototype that the brief shows: the steps of the hypothesis in their order, then the other screens; of each the
 * state it opens in first. A step that the code never names is listed too: the page may have it all the same.
 *
 * @returns at most {@link mostPlaces}
 */
export function screenPlaces(
  steps: readonly { readonly id: string }[],
  files: readonly PrototypeFile[],
): Place[] {
  const { screens: landmarks } = findLandmarks(new Map([['', files]]), []);
  const states = new Map<string, Set<string>>(steps.map(({ id }) => [id, new Set([contract.readyState])]));
  for (const screen of [...findScreens(files), ...landmarks]) {
    const known = states.get(screen.id) ?? new Set([contract.readyState]);
    states.set(screen.id, new Set([...known, ...screen.states]));
  }
  const places = [...states].flatMap(([screen, all]) => [...all].map((state) => ({ screen, state })));
  return places
    .filter(({ screen, state }) => screen !== '' && screen.length <= 100 && state.length <= 100)
    .slice(0, mostPlaces);
}
