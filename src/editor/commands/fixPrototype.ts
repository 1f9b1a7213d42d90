import * as z from 'zod';
import type { GenerationResult } from '../../app/generation/generatePrototype.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { fixOrder } from '../../core/generation/repair.ts';
import { faultSchema } from '../../protocol/preview.ts';
import { commandIds } from '../contributions.ts';
import { turnNotification } from '../generation/turnNotification.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, variant: z.string().max(60), ...faultSchema.shape });
type Argument = z.infer<typeof argument>;

/**
 * `footbridge.fixPrototype`: one turn that mends an error of a variant. The same error twice in a row costs nothing: it
 * ends with `fix-did-not-help` before anything is sent.
 */
export function fixPrototype(services: Services): Command<Argument, GenerationResult> {
  const { lab, generations, models, previews, guide } = services;
  return {
    argument,
    // Only buttons and quick fixes run it, and they name the error.
    ask: async (item) => argument.parse(item),
    run: async ({ experiment: slug, variant, message, file, line }) => {
      const experiment = await lab.requireExperiment(slug);
      const provider = await models.provider();
      if (!provider.converses) throw errors.fixNeedsModel();
      const order = fixOrder({ message, file, line });
      const turn = generations.run({ experiment, variant, ...order }, provider);
      const pane = { experiment: experiment.slug, variant };
      if (!guide.visible && !previews.isInSight(pane))
        turnNotification(experiment.hypothesis.title, pane, turn, generations);
      const result = await turn.catch((error: unknown) => {
        throw aboutVariant(error, pane);
      });
      await previews.refresh(experiment.slug, result.variant);
      return result;
    },
  };
}

/** "Undo the Fix" takes back this variant's last turn, not that of the newest one. */
function aboutVariant(error: unknown, version: { experiment: string; variant: string }): unknown {
  const undoes = error instanceof FootbridgeError && error.action?.command === commandIds.undoGeneration;
  return undoes ? error.withArgument(version) : error;
}
