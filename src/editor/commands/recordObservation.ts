import * as vscode from 'vscode';
import * as z from 'zod';
import { taskOutcomes } from '../../core/evidence/evidenceEvent.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

const task = z.string().max(60);
const variant = z.string().max(60).optional();
const sentence = z.string().trim().min(1).max(4000);
const rating = z.number().int().min(1).max(7);

const observation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('task'),
    task,
    variant,
    outcome: z.enum(taskOutcomes),
    seconds: z.number().min(0).max(86_400).optional(),
    reason: z.string().max(1000).optional(),
  }),
  z.object({ type: z.literal('note'), text: sentence, task: task.optional() }),
  z.object({ type: z.literal('quote'), text: sentence, task: task.optional() }),
  z.object({ type: z.literal('struck'), event: z.string().max(100), undone: z.literal(true).optional() }),
  z.object({ type: z.literal('seq'), task, variant, value: rating }),
  z.object({ type: z.literal('umuxLite'), variant, capabilities: rating, ease: rating }),
  z.object({ type: z.literal('consented'), quotes: z.boolean() }),
  z.object({ type: z.literal('excluded'), reason: z.string().max(1000) }),
  z.object({ type: z.literal('readmitted'), reason: z.string().max(1000) }),
  z.object({ type: z.literal('ended') }),
]);
const argument = z.object({ ...experimentArgument, session: z.string().max(80), observation });
type Argument = z.infer<typeof argument>;

/** `footbridge.recordObservation`: what an observer saw in a session. From the palette it notes a sentence. */
export function recordObservation(services: Services): Command<Argument, { session: string }> {
  const { lab, sessions } = services;
  return {
    argument,
    ask: async () => await askNote(services),
    run: async ({ experiment: slug, session, observation: seen }) => {
      await sessions.observe(await lab.requireExperiment(slug), session, seen);
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
