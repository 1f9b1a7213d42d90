import * as vscode from 'vscode';
import * as z from 'zod';
import { recordObservation as record } from '../../app/recordEvidence.ts';
import { taskOutcomes } from '../../core/evidence/session.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

const observation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('task'),
    task: z.string().max(60),
    outcome: z.enum(taskOutcomes),
    seconds: z.number().min(0).max(86_400).optional(),
  }),
  z.object({
    type: z.literal('note'),
    text: z.string().trim().min(1).max(4000),
    task: z.string().max(60).optional(),
  }),
  z.object({ type: z.literal('ended') }),
]);
const argument = z.object({ ...experimentArgument, session: z.string().max(80), observation });
type Argument = z.infer<typeof argument>;

/** `footbridge.recordObservation`: what an observer saw in a session. From the palette it notes a sentence. */
export function recordObservation(services: Services): Command<Argument, { session: string }> {
  const { lab, clock, ids } = services;
  return {
    id: commandIds.recordObservation,
    argument,
    ask: async () => await askNote(services),
    run: async ({ experiment: slug, session, observation: seen }) => {
      const experiment = await lab.requireExperiment(slug);
      await record(experiment, session, seen, { store: lab.requireStore(), clock, ids });
      await lab.refresh();
      return { session };
    },
  };
}

async function askNote({ lab }: Services): Promise<Argument | undefined> {
  const open = lab.active?.sessions.filter((session) => session.endedAt === undefined) ?? [];
  const chosen = await vscode.window.showQuickPick(
    open.map((session) => ({ label: session.participant, session: session.id })),
    { title: vscode.l10n.t('Whose session?'), placeHolder: vscode.l10n.t('Sessions that have not ended') },
  );
  if (!chosen) return undefined;
  const text = await vscode.window.showInputBox({ title: vscode.l10n.t('What did you see or hear?') });
  return text?.trim() ? { session: chosen.session, observation: { type: 'note', text } } : undefined;
}
