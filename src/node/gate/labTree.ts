import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../../core/boundary/gate/linkTarget.ts';
import type { LeakTree } from '../../core/boundary/leaks/scanRequest.ts';
import { mostContent } from './objectReader.ts';

/** Never part of a prototype. */
const passedOver = new Set(['.git', '.footbridge', 'node_modules']);
/** A lab with more files is compared as far as this goes, which is said. */
const mostFiles = 20_000;

/** The files of a lab on disk, relative to it, with `/`. */
export interface LabListing {
  readonly files: readonly string[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Lists prototypes first, so that nothing else in a lab takes their room. Links are not followed. */
export function filesIn(lab: string, most = mostFiles): LabListing {
  const files: string[] = [];
  // The last is looked into first.
  const folders = ['', ...variantFolders(lab)];
  const seen = new Set<string>();
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const entry of entriesOf(path.join(lab, folder))) {
      const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !passedOver.has(entry.name)) folders.push(inside);
      else if (entry.isFile() && files.length === most) return { files, isCut: true };
      else if (entry.isFile()) files.push(inside);
    }
  }
  return { files, isCut: false };
}

function variantFolders(lab: string): string[] {
  return entriesOf(path.join(lab, 'experiments'))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `experiments/${name}/variants`);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The repository as git has it, and a lab beside it as the disk has it; nothing else of this computer can be seen. */
export function joinTrees(repository: LeakTree, lab: string): LeakTree {
  const disk = diskTree();
  const side = (file: string): LeakTree => (isInside(lab, file) ? disk : repository);
  return {
    isFile: (file) => side(file).isFile(file),
    isFolder: (file) => side(file).isFolder(file),
    read: (file) => side(file).read(file),
    list: (file) => side(file).list(file),
    bytes: (file, limit) => side(file).bytes?.(file, limit),
  };
}

function diskTree(): LeakTree {
  const attempt = <Value>(look: () => Value): Value | undefined => {
    try {
      return look();
    } catch {
      return undefined;
    }
  };
  const bytes = (file: string, limit: number): Buffer | 'large' | undefined =>
    attempt(() => {
      const stats = lstatSync(file);
      if (!stats.isFile()) return undefined;
      return stats.size <= limit ? readFileSync(file) : 'large';
    });
  const read = (file: string): string | undefined => {
    const found = bytes(file, mostContent);
    return found === undefined || found === 'large' ? undefined : found.toString('utf8');
  };
  return {
    isFile: (file) => attempt(() => lstatSync(file).isFile()) ?? false,
    isFolder: (file) => attempt(() => statSync(file).isDirectory()) ?? false,
    read,
    list: (folder) => attempt(() => readdirSync(folder)) ?? [],
    bytes,
  };
}
