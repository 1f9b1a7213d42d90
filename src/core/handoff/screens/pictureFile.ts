import type { Place } from '../../prototype/contract.ts';

/** The folder of pictures of screens, beside the brief. */
export const screensFolder = 'screens';

/**
 * The file name of a picture. The hash keeps places apart that read the same once only plain letters are left.
 *
 * @param hash of the picture's bytes, hexadecimal
 */
export function pictureFileName({ screen, state }: Place, hash: string): string {
  return `${plain(screen, 'screen')}-${plain(state, 'state')}-${hash.slice(0, 12)}.png`;
}

function plain(name: string, otherwise: string): string {
  const letters = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  return letters === '' ? otherwise : letters;
}
