import * as z from 'zod';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, variantArgument, variantOf } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, ...variantArgument });

/** `footbridge.openPreview`: shows the prototype beside the editor; returns once it is painted. */
export function openPreview(services: Services): Command<z.infer<typeof argument>, { ok: true }> {
  const { lab, previews } = services;
  return {
    argument,
    ask: async (item) => variantOf(item),
    run: async ({ experiment: slug, variant }) => {
      await previews.open(await lab.requireExperiment(slug), variant);
      return { ok: true };
    },
  };
}
