import * as z from 'zod';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf, variantArgument } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, ...variantArgument });

/** `footbridge.openPreview`: shows the prototype beside the editor; returns once it is painted. */
export function openPreview(services: Services): Command<z.infer<typeof argument>, { ok: true }> {
  const { lab, previews } = services;
  return {
    id: commandIds.openPreview,
    argument,
    ask: async (item) => experimentOf(item),
    run: async ({ experiment: slug, variant }) => {
      await previews.open(await lab.requireExperiment(slug), variant);
      return { ok: true };
    },
  };
}
