import * as vscode from 'vscode';
import * as z from 'zod';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import { viewIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf, variantArgument, variantOf } from './experimentArgument.ts';

/** Where the participant's page is shown; in a window of its own unless said otherwise. */
const where = z.enum(['window', 'editor']).optional();

const argument = z.union([
  z.object({
    ...experimentArgument,
    ...variantArgument,
    /** A code, never a name. */
    participant: z.string().trim().min(1).max(40),
    /** A trial run of the test itself, which is never counted. */
    pilot: z.boolean().optional(),
    where,
  }),
  /** Goes on with one that was interrupted, or shows its page again. */
  z.object({ ...experimentArgument, session: z.string().max(100), where }),
]);

/**
 * `footbridge.startTestSession`: one participant, known by a code, begins to try the prototype. Without a variant the plan
 * assigns one. It also goes on with a session that was interrupted.
 */
export function startTestSession({
  lab,
  sessions,
}: Services): Command<z.infer<typeof argument>, { session: string }> {
  return {
    argument,
    ask: async (item) => {
      refuseClosed(await lab.requireExperiment(experimentOf(item).experiment));
      const participant = await vscode.window.showInputBox({
        title: vscode.l10n.t('Start a test session'),
        prompt: vscode.l10n.t('A code for the participant, such as P1. Never a name or an address.'),
        value: `P${(lab.active?.sessions.length ?? 0) + 1}`,
      });
      if (!participant?.trim()) return undefined;
      // Whoever observes works there. Shown before the participant's window, which is to stay in front.
      await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
      return { ...variantOf(item), participant };
    },
    run: async ({ experiment: slug, ...order }) => {
      const experiment = await lab.requireExperiment(slug);
      if (!('session' in order)) return await sessions.start(experiment, order);
      await sessions.resume(experiment, order.session, order.where);
      return { session: order.session };
    },
  };
}
