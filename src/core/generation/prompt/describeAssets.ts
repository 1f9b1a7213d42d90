import type { PrototypeAsset } from '../fileChange.ts';

const mostListed = 60;

/**
 * Names a prototype's pictures and fonts to a model, with their sizes: it cannot read or write them, only use them.
 *
 * @returns an empty text when there are none
 */
export function describeAssets(assets: readonly PrototypeAsset[] = []): string {
  if (assets.length === 0) return '';
  const listed = assets
    .slice(0, mostListed)
    .map(({ path, base64 }) => `${JSON.stringify(path)} (${size(base64)})`);
  const more = assets.length - listed.length;
  return [
    '# Pictures and fonts that are there',
    'Use them by these paths, as in <img src="…">, in CSS or in imports. You cannot see, write or delete them, and there are',
    'no others.',
    ...listed,
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('\n');
}

function size(base64: string): string {
  return `${Math.max(1, Math.round((base64.length * 3) / 4 / 1024))} kB`;
}
