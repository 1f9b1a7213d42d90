import * as vscode from 'vscode';
import type * as z from 'zod';
import { reviewBrief as record } from '../../app/reviewBrief.ts';
import { errors } from '../../core/errors.ts';
import {
  reviewAnswerSchema,
  type ReviewAnswer,
  type ReviewStatus,
} from '../../core/handoff/review/review.ts';
import type { AnswerInBrief } from '../../app/answerInBrief.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { Services } from '../services.ts';
import { showBrief } from '../showBrief.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = reviewAnswerSchema.extend(experimentArgument);
type Argument = z.infer<typeof argument>;

interface Answered {
  readonly status: ReviewStatus;
  /** Whether the brief in the lab says the same now. */
  readonly inBrief: AnswerInBrief;
}

/** `footbridge.reviewBrief`: what engineering answers to the brief. The form at its end then says the same in the file. */
export function reviewBrief(services: Services): Command<Argument, Answered> {
  const { lab, clock } = services;
  return {
    argument,
    ask: async (item) => {
      const { handedOffAt, reviews, hypothesis } = await lab.requireExperiment(experimentOf(item).experiment);
      if (handedOffAt === undefined && reviews === undefined) throw errors.noBriefToReview();
      const answer = await askAnswer(hypothesis.title);
      return answer && { ...experimentOf(item), ...answer };
    },
    run: async ({ experiment: slug, ...answer }) => {
      const experiment = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      await record(experiment, answer, { store, clock });
      try {
        const { answerInBrief } = await import('../../app/answerInBrief.ts');
        return {
          status: answer.status,
          inBrief: await answerInBrief(experiment.slug, { store, sha256 }),
        };
      } finally {
        // It is on record also when the brief cannot be written.
        await lab.refresh();
      }
    },
    announce: async ({ inBrief }, { experiment: slug }) => {
      const brief = await lab.requireStore().readBrief((await lab.requireExperiment(slug)).slug);
      if (inBrief !== 'other' || brief === undefined) return;
      const open = vscode.l10n.t('Open the brief');
      const chosen = await vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The answer is on record. Somebody had already written another one into the brief’s review form, and it stays there: please make clear together which one holds.',
        ),
        open,
      );
      if (chosen === open) await showBrief(brief.file);
    },
  };
}

/** In the order, and under the names, of the form at the end of the brief (core/handoff/review/reviewForm.ts). */
async function askAnswer(title: string): Promise<ReviewAnswer | undefined> {
  const reviewer = await askText(title, vscode.l10n.t('Reviewer: who answers? A name or a team.'), 100);
  if (reviewer === undefined) return undefined;
  const choices = [
    {
      status: 'accepted',
      label: vscode.l10n.t('Accepted'),
      detail: vscode.l10n.t('Engineering takes it on from here.'),
    },
    {
      status: 'returned',
      label: vscode.l10n.t('Returned'),
      detail: vscode.l10n.t('Something is missing before anybody can take it on.'),
    },
  ] as const;
  const placeHolder = vscode.l10n.t('What does engineering answer?');
  const chosen = await vscode.window.showQuickPick([...choices], { title, placeHolder });
  if (!chosen) return undefined;
  const isAccepted = chosen.status === 'accepted';
  const reason = await askText(
    title,
    isAccepted
      ? vscode.l10n.t('Why: what will be built?')
      : vscode.l10n.t('What is missing? Whoever wrote the brief reads it.'),
    4000,
  );
  if (reason === undefined) return undefined;
  const answer = { status: chosen.status, reviewer, reason };
  if (!isAccepted) return answer;
  const owner = await askText(title, vscode.l10n.t('Owner (optional): who takes it on?'), 100, 'optional');
  if (owner === undefined) return undefined;
  const where = vscode.l10n.t('Specification (optional): a path or an address');
  const spec = await askText(title, where, 500, 'optional');
  return spec === undefined ? undefined : { ...answer, owner, spec };
}

/** One line of text of at most `limit` letters; `undefined` when the person walks away. */
async function askText(
  title: string,
  prompt: string,
  limit: number,
  need: 'needed' | 'optional' = 'needed',
): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const { length } = text.trim();
      if (length > limit) return vscode.l10n.t('At most {0} characters', limit);
      return length === 0 && need === 'needed' ? vscode.l10n.t('Please write something.') : undefined;
    },
  });
}
