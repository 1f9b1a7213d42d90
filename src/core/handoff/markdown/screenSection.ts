import type { Brief } from '../briefSchema.ts';
import { contract } from '../../prototype/contract.ts';
import type { MissingReason, ScreenPicture } from '../screens/screenPicture.ts';
import { table } from './blocks.ts';
import { hasVariants } from './decisionSection.ts';
import { code, escape, variantWords } from './escape.ts';

/** Why a screen has no picture, for whoever looks for it. */
export const missingWords: Readonly<Record<MissingReason, string>> = {
  notReached: 'No picture: the prototype did not show it',
  timedOut: 'No picture: it took too long to show',
  brokePage: 'No picture: the prototype broke while showing it',
  tooLarge: 'No picture: it became too large',
  cancelled: 'No picture: taking pictures was cancelled',
  notTaken: 'No picture was taken',
};

/** Every screen with a picture of how it opens and of its other states, or the reason why there is none. */
export function screenSection(brief: Brief): string[] {
  const { screens, provenance } = brief;
  if (screens.length === 0) return [];
  const variant = hasVariants(brief) ? provenance.variant : undefined;
  const rows = rowsOf(brief);
  const columns = Math.max(...rows.map((row) => row.length));
  const head = ['Screen', 'As it opens', ...(columns > 2 ? ['Other states'] : [])];
  return [
    variant === undefined ? '### Screens' : `### Screens of ${variantWords(variant)}`,
    ...(screens.some((picture) => 'file' in picture) ? [toldOf(brief)] : []),
    table(
      padded(head, columns),
      rows.map((row) => padded(row, columns)),
    ),
  ];
}

/** Only what is ready to hand off is known to be what was tested. */
function toldOf({ status }: Brief): string {
  return status === 'final'
    ? 'Pictures of the prototype, as it was handed off: they show what was tested, and are no design to copy.'
    : 'Pictures of the prototype as it was when this was written; they are no design to copy.';
}

/** Besides the one that a screen opens in: more go on in the next row. */
const statesPerRow = 3;

function rowsOf(brief: Brief): string[][] {
  const ids = [...new Set(brief.screens.map(({ screen }) => screen))];
  return ids.flatMap((id) => {
    const pictures = brief.screens.filter(({ screen }) => screen === id);
    const opening = pictures.find(({ state }) => state === contract.readyState);
    const others = pictures
      .filter((picture) => picture !== opening)
      .map((picture) => `${code(picture.state)} ${pictureOf(brief, picture)}`);
    const title = escape(titleOf(brief, id));
    const rows = [[title, opening ? pictureOf(brief, opening) : '', ...others.slice(0, statesPerRow)]];
    for (let at = statesPerRow; at < others.length; at += statesPerRow)
      rows.push([title, '', ...others.slice(at, at + statesPerRow)]);
    return rows;
  });
}

function padded(cells: readonly string[], columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => cells[index] ?? '');
}

function titleOf({ flow }: Brief, screen: string): string {
  return flow.find(({ step }) => step === screen)?.title.trim() || screen;
}

/** Names of files that stand in Markdown and HTML as they are. */
const plainFile = /^screens\/[\w.-]{1,200}\.png$/;

function pictureOf(brief: Brief, picture: ScreenPicture): string {
  if ('missing' in picture) return missingWords[picture.missing];
  if (!plainFile.test(picture.file)) return missingWords.notTaken;
  const state = picture.state === contract.readyState ? '' : `, ${picture.state}`;
  return `![${escape(`${titleOf(brief, picture.screen)}${state}`)}](${picture.file})`;
}
