import * as z from 'zod';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** `footbridge.showLog`: what Footbridge did, on this machine only. */
export function showLog({ log }: Services): Command<object, { ok: true }> {
  return {
    argument: z.object({}).strict(),
    ask: async () => ({}),
    run: async () => {
      log.show();
      return { ok: true };
    },
  };
}
