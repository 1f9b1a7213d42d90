import type { PrototypeAsset } from '../generation/fileChange.ts';
import { dataAddress } from './address.ts';
import type { PrototypeFinding } from './finding.ts';

/** Limits for pictures and fonts, in bytes: one file, and all of a prototype. They become part of the page. */
const assetLimits = { one: 2 * 1024 * 1024, all: 10 * 1024 * 1024 } as const;

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  woff2: 'font/woff2',
};

/**
 * The pictures and fonts of a prototype as `data:` addresses by path. Those beyond the limits, or of another type,
 * are left out with a finding.
 */
export function assetAddresses(assets: readonly PrototypeAsset[]): {
  readonly addresses: ReadonlyMap<string, string>;
  readonly findings: readonly PrototypeFinding[];
} {
  const addresses = new Map<string, string>();
  const findings: PrototypeFinding[] = [];
  let all = 0;
  for (const { path, base64 } of assets) {
    const size = Math.floor((base64.length * 3) / 4);
    const type = types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    const why = refusal(type, size, all + size, base64);
    if (why !== undefined || type === undefined) {
      findings.push({ severity: 'error', file: path, line: 1, message: why ?? '' });
      continue;
    }
    all += size;
    addresses.set(path, `data:${type};base64,${base64}`);
  }
  return { addresses, findings };
}

function refusal(type: string | undefined, size: number, all: number, base64: string): string | undefined {
  if (type === undefined) return 'Prototypes take PNG, JPEG, WebP, GIF and WOFF2 files, and SVG as text';
  // Anything else could end the attribute it is put into.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return 'This file is damaged';
  if (size > assetLimits.one) return 'This file is larger than 2 MB; make it smaller, or use another';
  if (all > assetLimits.all) return 'The pictures and fonts of this prototype are larger than 10 MB together';
  return undefined;
}

/** The address of a picture, a font or a text asset of the prototype, safe inside quotes of either kind. */
export function addressOf(
  path: string,
  files: ReadonlyMap<string, string>,
  assets: ReadonlyMap<string, string>,
): string | undefined {
  const asset = assets.get(path);
  if (asset !== undefined) return asset;
  const text = files.get(path);
  return text === undefined ? undefined : dataAddress(path, text)?.replaceAll("'", '%27');
}
