import * as z from 'zod';
import { briefFormats, type BriefExport } from '../../app/briefFormats.ts';
import type { CapturedScreen } from '../../core/handoff/screens/capturedScreen.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { tellKeptCopy } from '../handoff/tellKeptCopy.ts';
import { showBrief } from '../showBrief.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  target: z.string().min(1).optional(),
  draft: z.boolean().optional(),
  /** Texts besides `brief.md` and `brief.json`; left out, all of them, and only `html` into a target. */
  formats: z.array(z.enum(briefFormats)).optional(),
});

/**
 * `footbridge.exportHandoffBrief`: evidence and a spec for engineering, with pictures of the screens; as Markdown and JSON, as one
 * page, as an issue and as the beginning of a specification.
 */
export function exportHandoffBrief(services: Services): Command<z.infer<typeof argument>, BriefExport> {
  const { lab, clock } = services;
  /** Pictures being taken, by experiment and variant: a second export waits for the same ones. */
  const underWay = new Map<string, Promise<readonly CapturedScreen[]>>();
  const capture = async (experiment: Experiment, variant: string | undefined) => {
    const key = `${experiment.slug}/${variant ?? ''}`;
    const { captureForBrief } = await import('../screens/captureForBrief.ts');
    const known = underWay.get(key);
    if (known) return await known;
    const taking = captureForBrief(services, experiment, variant);
    underWay.set(key, taking);
    return await taking.finally(() => underWay.delete(key));
  };
  return {
    argument,
    ask: async (item) => experimentOf(item),
    run: async ({ experiment: slug, ...choice }) => {
      const experiment = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      const { exportBrief, handedOffVariant, readBrief } = await import('../../app/exportBrief.ts');
      const deps = { store, clock, sha256 };
      const variant = await handedOffVariant(experiment, undefined, store);
      // What is not written needs no pictures.
      const isBlocked =
        choice.draft === false &&
        (await readBrief(experiment, { variant, gaps: [] }, deps)).blockers.length > 0;
      const screens = isBlocked ? [] : await capture(experiment, variant);
      // That took a while, in which more may have been recorded.
      const current = await lab.requireExperiment(experiment.slug);
      const exported = await exportBrief(current, { ...choice, variant, screens }, deps);
      await lab.refresh();
      return exported;
    },
    announce: async ({ brief, edited }) => {
      if (brief !== undefined) await showBrief(brief);
      if (edited !== undefined) await tellKeptCopy(edited);
    },
  };
}
