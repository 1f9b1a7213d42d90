import * as z from 'zod';

/**
 * An element of a running prototype that somebody pointed at, as the page describes it. What stands in it is the
 * prototype's own: never trusted, only shown, compared with the files and quoted.
 */
export const pickedElementSchema = z.object({
  /** `<file>:<line>` as the compiler noted it, where it did. */
  at: z.string().max(320).optional(),
  /** The same of the nearest element around it that has one: script made this one inside. */
  near: z.string().max(320).optional(),
  /** The element's name in small letters, as in `button`. */
  tag: z.string().min(1).max(60),
  id: z.string().max(100).optional(),
  classes: z.array(z.string().max(100)).max(20),
  /** The beginning of what it says, in one line. */
  text: z.string().max(120),
  /** Where it lies, from the screen inwards, as in `main › form › button`. */
  path: z.string().max(300),
  /** The screen it is on and the state that is shown of it, where the page has said. */
  screen: z.string().max(100).optional(),
  state: z.string().max(100).optional(),
  /** The task step that using it is, see contract.ts. */
  taskStep: z.string().max(100).optional(),
});
export type PickedElement = z.infer<typeof pickedElementSchema>;
