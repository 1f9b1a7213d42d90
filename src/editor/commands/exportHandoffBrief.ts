import * as z from 'zod';
import type { BriefExport } from '../../app/exportBrief.ts';
import { commandIds } from '../contributions.ts';
import { showBrief } from '../showBrief.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  target: z.string().min(1).optional(),
  draft: z.boolean().optional(),
});

/** `footbridge.exportHandoffBrief`: evidence and a spec for engineering, as Markdown and JSON. */
export function exportHandoffBrief(services: Services): Command<z.infer<typeof argument>, BriefExport> {
  const { lab, clock } = services;
  return {
    id: commandIds.exportHandoffBrief,
    argument,
    ask: async (item) => experimentOf(item),
    run: async ({ experiment: slug, target, draft }) => {
      const experiment = await lab.requireExperiment(slug);
      const { exportBrief } = await import('../../app/exportBrief.ts');
      const exported = await exportBrief(experiment, { target, draft }, { store: lab.requireStore(), clock });
      await lab.refresh();
      return exported;
    },
    announce: async ({ brief }) => {
      if (brief !== undefined) await showBrief(brief);
    },
  };
}
