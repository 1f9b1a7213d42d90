import * as z from 'zod';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.strictObject({});

/** `footbridge.openBoard`: all experiments of the team's labs, in the editor area. */
export function openBoard({
  boards,
}: Pick<Services, 'boards'>): Command<Record<string, never>, { ok: true }> {
  return {
    argument,
    ask: async () => ({}),
    run: async () => {
      await boards.open();
      return { ok: true };
    },
  };
}
