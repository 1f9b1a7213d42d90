import * as path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { MeasuredFix } from '../../app/boundary/measureFix.ts';
import type { LimitExceeded } from '../../core/boundary/fix/fixLimits.ts';
import { inEnglish } from '../../core/boundary/fix/words.ts';
import { describeRadius } from '../../core/boundary/fix/radiusWords.ts';
import { announceFix, announceLimits } from '../boundary/fix/announceFix.ts';
import { askAgreement, askWording, longest } from '../boundary/fix/askFix.ts';
import { chooseFiles, defaultFiles } from '../boundary/fix/chooseFiles.ts';
import { FixMaker } from '../boundary/fix/fixMaker.ts';
import { fixPlaces, placeOf, type FixPlace } from '../boundary/fix/fixPlace.ts';
import { showRadius } from '../boundary/fix/radiusPanel.ts';
import { saveFiles } from '../boundary/fix/saveFiles.ts';
import { fileOfItem } from '../boundary/fileOfItem.ts';
import { cancellable } from '../cancellable.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const argument = z.object({
  ...experimentArgument,
  title: text(longest.title),
  why: text(longest.why),
  branch: z.boolean().optional(),
  /** Absolute, or inside a production folder; without it, the open crossings where small fixes are welcome. */
  paths: z.array(z.string().min(1).max(4096)).min(1).max(1000).optional(),
});
interface Order extends z.infer<typeof argument> {
  /** Where it was measured and shown already. */
  readonly measured?: { readonly place: FixPlace; readonly fix: MeasuredFix };
}

/** A fix that was made: file-system paths, and the branch's name. */
export interface FixProposed {
  readonly patch: string;
  readonly review: string;
  readonly picture: string;
  readonly branch?: string;
  /** Inside the repository, with `/`. */
  readonly files: readonly string[];
}

/** A fix that is more than a lightweight one: nothing was made. */
export interface FixRefused {
  readonly limits: readonly Pick<
    LimitExceeded,
    'limit' | 'path' | 'measured' | 'allowed' | 'message' | 'instead'
  >[];
  /** What it touches, in words. */
  readonly radius: readonly string[];
}

/** `footbridge.proposeLightweightFix`: a patch and a review request for a small change, after showing what it touches. */
export function proposeLightweightFix(services: Services): Command<Order, FixProposed | FixRefused> {
  const maker = new FixMaker(services);
  const { boundary, lab } = services;
  const measured = new WeakMap<Order, NonNullable<Order['measured']>>();
  const measure = async (place: FixPlace, paths: readonly string[]): Promise<MeasuredFix> =>
    await cancellable(vscode.l10n.t('Looking at what this fix touches'), async (signal, progress) => {
      await saveFiles(paths.map((file) => vscode.Uri.file(path.join(place.root, file))));
      let shown = 0;
      const onProgress = (done: number, total: number): void => {
        const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
        progress.report({
          message: vscode.l10n.t('{0} of {1} files read', done, total),
          increment: percent - shown,
        });
        shown = percent;
      };
      return await maker.measure(place, paths, { signal, onProgress });
    });
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(undefined);
      const chosen = await chooseFiles(maker, boundary, fileOfItem(item));
      if (!chosen) return undefined;
      const fix = await measure(chosen.place, chosen.paths);
      const page = showRadius(pageTitle(fix), fix);
      const measuredHere = { place: chosen.place, fix };
      // Nobody is asked for words that would lead nowhere.
      if (fix.exceeded.length > 0) return { title: '', why: '', experiment: slug, measured: measuredHere };
      const wording = await askWording();
      const agreed = wording && (await askAgreement());
      page.dispose();
      return agreed && { ...wording, ...agreed, experiment: slug, measured: measuredHere };
    },
    run: async (order) => {
      await lab.requireExperiment(order.experiment);
      const { place, fix } = order.measured ?? (await measureGiven(order.paths));
      measured.set(order, { place, fix });
      if (fix.exceeded.length > 0) return refusal(fix);
      const { title, why, branch = false } = order;
      const made = await maker.propose(place, fix, { title, why, branch }, order.experiment);
      await lab.refresh();
      return {
        patch: path.join(made.folder, 'fix.patch'),
        review: path.join(made.folder, 'review.md'),
        picture: path.join(made.folder, 'blast-radius.svg'),
        ...(made.branch !== undefined && { branch: made.branch }),
        files: fix.snapshot.changes.map((change) => change.path),
      };
    },
    announce: async (result, order) => {
      const { place, fix } = measured.get(order) ?? {};
      if (!place || !fix) return;
      if ('limits' in result) await announceLimits(fix.exceeded, firstFile(place, fix));
      else await announceFix(result, async () => await maker.putBack(place, fix));
    },
  };

  async function measureGiven(paths: readonly string[] | undefined) {
    const places = await fixPlaces(boundary);
    const { place, paths: inside } = await placeOf(
      places,
      paths ?? (await defaultFiles(maker, boundary, places)),
    );
    return { place, fix: await measure(place, inside) };
  }
}

function refusal({ exceeded, radius }: MeasuredFix): FixRefused {
  return {
    limits: exceeded.map(({ limit, path: file, measured, allowed, message, instead }) => ({
      limit,
      ...(file !== undefined && { path: file }),
      measured,
      allowed,
      message,
      instead,
    })),
    radius: describeRadius(radius).map(inEnglish),
  };
}

/** The files' names, as far as they fit into a title. */
function pageTitle({ snapshot }: MeasuredFix): string {
  const { l10n } = vscode;
  const names = snapshot.changes.map((change) => path.posix.basename(change.path));
  const [first = ''] = names;
  return names.length === 1
    ? l10n.t('A fix in {0}', first)
    : l10n.t('A fix in {0} and {1} more', first, names.length - 1);
}

function firstFile(place: FixPlace, { snapshot }: MeasuredFix): vscode.Uri | undefined {
  const [first] = snapshot.changes;
  return first && vscode.Uri.file(path.join(place.root, first.path));
}
