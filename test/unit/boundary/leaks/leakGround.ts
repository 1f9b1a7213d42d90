import type { ScanRequest, ScanResult } from '../../../../src/core/boundary/leaks/scanRequest.ts';
import { scanLeaks } from '../../../../src/node/boundary/scanLeaks.ts';

/** Files by path below `/work`, where production is `/work/shop` and the lab is beside it or in it. */
export type Files = Readonly<Record<string, string>>;

/** Where the prototype under test lies, inside its lab. */
export const variant = 'experiments/guest-checkout/variants/a';

/** Scans files that are nowhere on disk, as the gate scans git's index. */
export async function scan(
  files: Files,
  lab = '/work/shop-lab',
  changes: Partial<ScanRequest> = {},
): Promise<ScanResult> {
  const all = new Map(Object.entries(files).map(([path, text]) => [`/work/${path}`, text]));
  const below = (root: string): string[] =>
    [...all.keys()].filter((path) => path.startsWith(`${root}/`)).map((path) => path.slice(root.length + 1));
  const isFolder = (path: string): boolean => [...all.keys()].some((each) => each.startsWith(`${path}/`));
  return await scanLeaks({
    production: '/work/shop',
    lab,
    listing: below('/work/shop'),
    labListing: below(lab),
    tree: {
      isFile: (path) => all.has(path),
      isFolder,
      read: (path) => all.get(path),
      list: (path) => [...new Set(below(path).map((each) => each.split('/')[0] ?? ''))],
    },
    ...changes,
  });
}

/** `rule path:line subject` of everything found, shortest form for tables. */
export async function found(files: Files, lab?: string, changes?: Partial<ScanRequest>): Promise<string[]> {
  const { leaks } = await scan(files, lab, changes);
  return leaks.map(({ rule, path, line, subject }) => `${rule.slice(5)} ${path}:${line} ${subject}`);
}
