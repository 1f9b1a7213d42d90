import type { Crossing } from './crossing.ts';

/** What a list of crossings is divided into, in this order. */
export const crossingSections = ['open', 'silenced', 'free', 'ended'] as const;
/** Still changed, the same while warnings are silenced, changed where everybody may, and over. */
export type CrossingSection = (typeof crossingSections)[number];

/**
 * Where a crossing is listed. While warnings are silenced all that would be warned of stands under `silenced`, and turns
 * back into `open` with them, so nothing that was seen is ever missing from the list.
 */
export function sectionOf(
  { ended, zone }: Pick<Crossing, 'ended' | 'zone'>,
  isSilenced: boolean,
): CrossingSection {
  if (ended !== undefined) return 'ended';
  if (zone === 'open') return 'free';
  return isSilenced ? 'silenced' : 'open';
}
