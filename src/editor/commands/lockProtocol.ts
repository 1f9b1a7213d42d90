import * as vscode from 'vscode';
import * as z from 'zod';
import { lockProtocol as lock } from '../../app/lockProtocol.ts';
import { unlockProtocol } from '../../app/unlockProtocol.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  /** Takes the lock back instead, which is possible until somebody was tested. */
  unlock: z.literal(true).optional(),
});

type Result = { readonly hash: string } | { readonly unlocked: true };

/** `footbridge.lockProtocol`: fixes tasks, bars and plan before anybody tries the prototype. The first session does it otherwise. */
export function lockProtocol(services: Services): Command<z.infer<typeof argument>, Result> {
  const { lab, clock } = services;
  return {
    argument,
    ask: async (item) => ({ experiment: (await lab.requireExperiment(experimentOf(item).experiment)).slug }),
    run: async ({ experiment: slug, unlock = false }) => {
      const experiment = await lab.requireExperiment(slug);
      const deps = { store: lab.requireStore(), clock, sha256 };
      const result = unlock ? await unlocked(experiment, deps) : await lock(experiment, deps);
      await lab.refresh();
      return result;
    },
    announce: async (result) => {
      if (!('hash' in result)) return;
      const said = vscode.l10n.t(
        'The protocol is locked ({0}). Later changes are kept with their reason, and shown beside the result.',
        result.hash.slice(0, 8),
      );
      await vscode.window.showInformationMessage(said);
    },
  };
}

async function unlocked(...order: Parameters<typeof unlockProtocol>): Promise<{ unlocked: true }> {
  await unlockProtocol(...order);
  return { unlocked: true };
}
