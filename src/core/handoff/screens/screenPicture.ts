import * as z from 'zod';

/** Why a screen has no picture. */
export const missingReasons = [
  'notReached',
  'timedOut',
  'brokePage',
  'tooLarge',
  'cancelled',
  'notTaken',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** One screen of the prototype in one of its states (`ready` is the one it opens in; see prototype/contract.ts). */
const placeSchema = z.object({ screen: z.string().max(100), state: z.string().max(100) });

/** A picture of a screen for the brief, or why there is none. */
export const screenPictureSchema = z.union([
  placeSchema.extend({
    /** Relative to the brief, with `/`: `screens/<screen>-<state>-<hash>.png`. */
    file: z.string(),
    /** CSS pixels. */
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  }),
  placeSchema.extend({ missing: z.enum(missingReasons) }),
]);
export type ScreenPicture = z.infer<typeof screenPictureSchema>;
