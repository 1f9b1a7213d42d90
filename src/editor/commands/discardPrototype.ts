import * as vscode from 'vscode';
import * as z from 'zod';
import { discardPrototype as discard } from '../../app/discardPrototype.ts';
import { pace } from '../../app/pace.ts';
import { errors } from '../../core/errors.ts';
import { readManySessions } from '../../core/evidence/readManySessions.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { learningNoteSchema, type LearningNote } from '../../core/handoff/learning/learning.ts';
import { findBeyond } from '../../node/lab/findBeyond.ts';
import { askLearning } from '../disposal/askLearning.ts';
import { beyondWords } from '../disposal/beyondWords.ts';
import { confirmDisposal } from '../disposal/confirmDisposal.ts';
import { lookWhatGoes } from '../guide/lookWhatGoes.ts';
import { showBrief } from '../showBrief.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  /** A text alone is the insight. */
  learning: z.union([learningNoteSchema, z.string().trim().min(1).max(4000)]),
});
type Argument = z.infer<typeof argument>;

interface Discarded {
  /** Path of the card. */
  readonly learning: string;
  /** Sentences. */
  readonly outOfReach: string[];
}

/** `footbridge.discardPrototype`: writes down what was learnt, then moves the prototype into the lab's trash for 30 days. */
export function discardPrototype(services: Services): Command<Argument, Discarded> {
  const { lab, boundary, clock, sessions: running, generations } = services;
  const isBusy = (slug: string): boolean =>
    running.live?.experiment === slug || generations.progress.some(({ experiment }) => experiment === slug);
  return {
    argument,
    ask: async (item) => {
      const experiment = await lab.requireExperiment(experimentOf(item).experiment);
      const { slug, stage, hypothesis } = experiment;
      if (stage === 'discarded') throw errors.discardedAlready(hypothesis.title);
      if (isBusy(slug)) throw errors.disposalBusy(hypothesis.title);
      const store = lab.requireStore();
      const learning = await askLearning(experiment, store);
      if (!learning) return undefined;
      const sessions = await readManySessions((await store.readEvidence(slug)).records, pace());
      const goes = await lookWhatGoes({ experiment, sessions }, store, services);
      return (await confirmDisposal(hypothesis.title, goes)) ? { experiment: slug, learning } : undefined;
    },
    run: async ({ experiment: slug, learning }) => {
      const experiment = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      const look = async () => findBeyond(store.root, await boundary.git.find(), experiment.slug);
      const discarded = await discard(experiment, noteOf(learning, experiment), {
        store,
        clock,
        isBusy,
        look,
      });
      await lab.refresh();
      return { ...discarded, outOfReach: discarded.outOfReach.map(beyondWords) };
    },
    announce: async ({ learning, outOfReach }) => {
      const { l10n } = vscode;
      const open = l10n.t('Open Learning');
      const done = l10n.t('The prototype is in the trash for 30 days, and the learning is kept.');
      const answer = await vscode.window.showInformationMessage([done, ...outOfReach].join(' '), open);
      if (answer === open) await showBrief(learning);
    },
  };
}

/** What was seen and what is done are said in general where somebody gave only the insight. */
function noteOf(learning: Argument['learning'], { hypothesis }: Experiment): LearningNote {
  if (typeof learning !== 'string') return learning;
  const observed = vscode.l10n.t(
    'See the supporting evidence, counted by: {0}.',
    hypothesis.criterion.metric,
  );
  const action = vscode.l10n.t('The prototype was thrown away.');
  return { observed, insight: learning, action };
}
