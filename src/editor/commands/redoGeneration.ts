import type * as z from 'zod';
import { redoGeneration as redo } from '../../app/generation/redoGeneration.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { variantOf } from './experimentArgument.ts';
import { goTo, versionArgument } from './undoGeneration.ts';

/** `footbridge.redoGeneration`: takes back an undo, or goes to a named checkpoint. */
export function redoGeneration(
  services: Services,
): Command<z.infer<typeof versionArgument>, { checkpoint: string }> {
  return {
    argument: versionArgument,
    ask: async (item) => variantOf(item),
    run: async (order) => await goTo(redo, order, services),
  };
}
