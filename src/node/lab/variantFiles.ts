import { readdir } from 'node:fs/promises';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { refusePath } from '../../core/lab/variantPath.ts';
import { inExistingFolder, readFileIn } from './jail.ts';
import { variantSegments } from './labPaths.ts';

/** A file of a variant as its bytes; `path` is relative to the variant's folder, with `/`. */
export interface VariantFile {
  readonly path: string;
  readonly data: Buffer;
}

/**
 * Reads all files of a variant that belong to a prototype, by path. Links, hard links and files of other
 * types are left out: they may be anything, and what is read here is shown to models.
 *
 * @param wanted whether a file that belongs to a prototype is read
 * @returns an empty list when there is no such folder
 */
export async function readVariantFiles(
  root: string,
  slug: string,
  variant: string,
  wanted: (path: string) => boolean = () => true,
): Promise<VariantFile[]> {
  const belongs = (path: string) => refusePath(path) === undefined && wanted(path);
  const files = await readFolder(root, variantSegments(slug, variant), '', belongs);
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function readFolder(
  root: string,
  base: readonly string[],
  below: string,
  belongs: (path: string) => boolean,
): Promise<VariantFile[]> {
  const segments = [...base, ...below.split('/').filter((segment) => segment !== '')];
  const found = await inExistingFolder(root, segments, async (folder) => {
    const files: VariantFile[] = [];
    const folders: string[] = [];
    for (const entry of await readdir(folder.path, { withFileTypes: true })) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory() && refusePath(`${path}/index.html`) === undefined) folders.push(`${path}/`);
      if (!entry.isFile() || !belongs(path)) continue;
      const data = await readFileIn(folder, entry.name).catch(nothingWhenUnsafe);
      if (data !== undefined) files.push({ path, data });
    }
    return { files, folders };
  });
  const inner: VariantFile[] = [];
  for (const folder of found?.folders ?? []) inner.push(...(await readFolder(root, base, folder, belongs)));
  return [...(found?.files ?? []), ...inner];
}

function nothingWhenUnsafe(error: unknown): undefined {
  if (error instanceof FootbridgeError && error.code === 'unsafe-path') return undefined;
  throw error;
}
