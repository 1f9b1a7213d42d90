import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { describeEvidence } from '../../core/evidence/describeEvidence.ts';
import { drawPicture } from '../../core/evidence/pictures/drawPicture.ts';
import { pictureNames, type PictureName } from '../../core/evidence/pictures/picture.ts';
import { pictureToSvg } from '../../core/evidence/pictures/pictureToSvg.ts';
import { pictureWords } from '../../core/evidence/pictures/pictureWords.ts';
import { titledPicture } from '../../core/evidence/pictures/titledPicture.ts';
import { readSessions } from '../../core/evidence/session.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { writeTool } from '../../node/data/writeTool.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

/** Far above what a picture of the guide takes. */
const mostPngLetters = 14_000_000;

const argument = z.object({
  ...experimentArgument,
  picture: z.enum(pictureNames),
  /** File-system path; `.svg`, or `.png` together with `png`. */
  target: z.string().min(1),
  palette: z.enum(['light', 'dark', 'neutral']).optional(),
  /** The picture as the guide has drawn it, base64. */
  png: z.base64().max(mostPngLetters).optional(),
});
type Order = z.infer<typeof argument>;

/** `footbridge.exportPicture`: saves one picture of the evidence as a file for slides, wikis and mails. */
export function exportPicture(services: Services): Command<Order, { file: string }> {
  const { lab } = services;
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const picture = await pickPicture();
      if (picture === undefined) return undefined;
      const target = await askTarget(lab.requireStore().root, slug, picture);
      return target === undefined ? undefined : { experiment: slug, picture, target };
    },
    run: async (order) => {
      const experiment = await lab.requireExperiment(order.experiment);
      const data = await dataOf(order, experiment, services);
      return { file: await writeTool(order.target, data) };
    },
    announce: async ({ file }, { picture }) => {
      const show = vscode.l10n.t('Show File');
      const message =
        picture === 'outcomes'
          ? vscode.l10n.t(
              'The picture is saved. The codes of participants are in it: if one withdraws, delete it and ask whoever has a copy to do so.',
            )
          : vscode.l10n.t('The picture is saved.');
      if ((await vscode.window.showInformationMessage(message, show)) === show)
        await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    },
  };
}

/** Asks where to save a picture. @param extension `svg` by itself */
export async function askTarget(
  root: string,
  slug: string,
  picture: PictureName,
  extension: 'svg' | 'png' = 'svg',
): Promise<string | undefined> {
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Picture'),
    filters: { [vscode.l10n.t('Picture')]: [extension] },
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(root), `${slug}-${picture}.${extension}`),
  });
  return target?.fsPath;
}

async function pickPicture(): Promise<PictureName | undefined> {
  const items = pictureNames.map((name) => ({ label: vscode.l10n.t(pictureWords[name]), name }));
  const title = vscode.l10n.t('Which picture?');
  return (await vscode.window.showQuickPick(items, { title }))?.name;
}

/** The first bytes of every PNG file. */
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function dataOf(
  order: Order,
  experiment: Experiment,
  services: Services,
): Promise<string | Uint8Array> {
  const { picture, target, palette = 'neutral', png } = order;
  if (png !== undefined) {
    const data = Buffer.from(png, 'base64');
    if (!/\.png$/i.test(target)) throw errors.invalidArgument('the target of a PNG must end in .png');
    if (!data.subarray(0, pngSignature.length).equals(pngSignature))
      throw errors.invalidArgument('what was given as PNG is none');
    return data;
  }
  if (!/\.svg$/i.test(target)) throw errors.invalidArgument('the target must end in .svg');
  const { records } = await services.lab.requireStore().readEvidence(experiment.slug);
  const reading = describeEvidence(readSessions(records), experiment);
  const now = services.clock.now().toISOString();
  const drawn = drawPicture(picture, reading, { now });
  return pictureToSvg(titledPicture(drawn, experiment.hypothesis.title), palette);
}
