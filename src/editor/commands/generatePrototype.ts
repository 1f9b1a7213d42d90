import * as vscode from 'vscode';
import * as z from 'zod';
import { chooseVariant } from '../../app/generation/chooseVariant.ts';
import type { GenerationResult } from '../../app/generation/generatePrototype.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { maxImages } from '../../core/generation/imageType.ts';
import type { ModelImage } from '../../core/generation/modelTurn.ts';
import { maxQuestions } from '../../core/generation/prompt/question.ts';
import { cancellable } from '../cancellable.ts';
import { commandIds } from '../contributions.ts';
import { answerQuestions } from '../generation/answerQuestions.ts';
import { turnNotification } from '../generation/turnNotification.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, variantArgument, variantOf } from './experimentArgument.ts';

const image = z.union([
  /** A file-system path. */
  z.string().min(1).max(4096),
  z.object({
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
    base64: z.base64().max(7_000_000),
  }),
]);
const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  instruction: z.string().max(4000).optional(),
  /** What the instruction is about, in words for the model. */
  about: z.string().max(4000).optional(),
  images: z.array(image).max(maxImages).optional(),
  answers: z
    .array(z.object({ question: z.string().max(500), answer: z.string().max(1000) }))
    .max(maxQuestions)
    .optional(),
});
type Argument = z.infer<typeof argument>;

/** `footbridge.generatePrototype`: one model turn, shown with progress and a way to cancel. */
export function generatePrototype(services: Services): Command<Argument, GenerationResult> {
  const { lab, previews } = services;
  return {
    argument,
    ask: async (item) => {
      const { variant, experiment: slug } = variantOf(item);
      const experiment = await lab.requireExperiment(slug);
      const order = { experiment: experiment.slug, ...(variant === undefined ? {} : { variant }) };
      if (experiment.variants.length === 0)
        return { ...order, answers: [...(await askFirst(experiment, services))] };
      const instruction = await askInstruction(experiment);
      return instruction === undefined ? undefined : { ...order, instruction };
    },
    run: async (order) => {
      const experiment = await lab.requireExperiment(order.experiment);
      const result = await runTurn(order, experiment, services).catch((error: unknown) => {
        throw repeating(error, { ...order, experiment: experiment.slug });
      });
      await previews.refresh(experiment.slug, result.variant);
      return result;
    },
    announce: async ({ variant }, { experiment }) => {
      await previews.present(await lab.requireExperiment(experiment), variant);
    },
  };
}

async function runTurn(
  { instruction = '', about, answers, images = [], variant: wanted }: Argument,
  experiment: Experiment,
  { lab, generations, models, guide }: Services,
): Promise<GenerationResult> {
  const provider = await models.provider();
  const variant = await chooseVariant(experiment, wanted, lab.requireStore());
  const order = { experiment, variant, instruction, about, answers, images: await loaded(images) };
  const turn = generations.run(order, provider);
  const { slug, hypothesis } = experiment;
  if (!guide.visible) turnNotification(hypothesis.title, { experiment: slug, variant }, turn, generations);
  return await turn;
}

async function loaded(images: NonNullable<Argument['images']>): Promise<ModelImage[]> {
  if (images.length === 0) return [];
  const { readImages } = await import('../../node/images/readImages.ts');
  const read = images.map(async (one) => (typeof one === 'string' ? await readImages([one]) : [one]));
  return (await Promise.all(read)).flat();
}

/** "Try Again" repeats this very request. */
function repeating(error: unknown, order: Argument): unknown {
  const repeats = error instanceof FootbridgeError && error.action?.command === commandIds.generatePrototype;
  return repeats ? error.withArgument(order) : error;
}

async function askFirst(experiment: Experiment, { models, generations }: Services) {
  if (!models.askFirst) return [];
  const provider = await models.provider();
  if (!provider.converses) return [];
  const title = vscode.l10n.t('Asking the model what it has to know first');
  const questions = await cancellable(title, (signal, progress) =>
    generations.askQuestions(experiment, provider, signal, (message) => progress.report({ message })),
  );
  return await answerQuestions(questions);
}

async function askInstruction({ hypothesis }: Experiment): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: vscode.l10n.t('Change the prototype of “{0}”', hypothesis.title),
    prompt: vscode.l10n.t(
      'Say what should change. Leave it empty to let the model improve it as it sees fit.',
    ),
  });
}
