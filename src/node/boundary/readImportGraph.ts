import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FileTree } from '../../core/boundary/imports/fileTree.ts';
import { findImports } from '../../core/boundary/imports/findImports.ts';
import { mayImport } from '../../core/boundary/imports/mayImport.ts';
import { GraphBuilder } from '../../core/boundary/imports/graphBuilder.ts';
import type { ImportFound } from '../../core/boundary/imports/importFound.ts';
import type { ImportGraphData } from '../../core/boundary/imports/importGraph.ts';
import { SourceTree, stampOf } from './sourceTree.ts';
import { walkFolder } from './walkFolder.ts';

/** As many files are read before others get their turn. */
const filesAtOnce = 64;
/** No more files are listed where git doesn't list them. */
const mostFiles = 200_000;

/** What files import, from one run to the next: a second run reads only what changed. */
export type ImportCache = Map<string, { readonly stamp: string; readonly imports: readonly ImportFound[] }>;

export interface GraphOptions {
  /** Paths inside the root, with `/`; without it, what a walk finds that skips what tools make. */
  readonly listing?: readonly string[] | undefined;
  /** Where files are read from; the disk by default. */
  readonly tree?: FileTree | undefined;
  /** Paths inside the root of files that were deleted or moved: who imports them is found though they are gone. */
  readonly gone?: readonly string[] | undefined;
  /** Kept by the caller; of use on the disk only. */
  readonly cache?: ImportCache | undefined;
  readonly ignoresCase?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Reads who imports what. Gives way to others as it goes; still, in the editor it belongs into the boundary worker.
 * @param root absolute, with `/`: the repository's folder
 * @returns what `new ImportGraph` takes
 * @throws the signal's reason when it is aborted
 */
export async function readImportGraph(root: string, options: GraphOptions = {}): Promise<ImportGraphData> {
  const { gone = [], signal, onProgress } = options;
  const walked =
    options.listing === undefined ? await walkFolder(path.normalize(root), mostFiles) : undefined;
  const listing = options.listing ?? walked?.files ?? [];
  const tree =
    options.tree ??
    new SourceTree({ ...sourceOptions(options), gone: gone.map((each) => `${root}/${each}`) });
  const read = options.tree === undefined ? diskReader(tree, options.cache) : textReader(tree);
  const builder = new GraphBuilder(tree, root, listing);
  const files = listing.filter(mayImport);
  const missing = new Set(gone);
  for (const [index, file] of files.entries()) {
    if (index % filesAtOnce === 0) {
      await breathe();
      signal?.throwIfAborted();
      onProgress?.(index, files.length);
    }
    const imports = missing.has(file) ? [] : read(`${root}/${file}`);
    if (imports === undefined) builder.addUnread(file);
    else builder.add(file, imports);
  }
  onProgress?.(files.length, files.length);
  if (walked?.isComplete === false) builder.addUnread('.');
  return builder.finish();
}

function sourceOptions({ ignoresCase }: GraphOptions): { ignoresCase?: boolean } {
  return ignoresCase === undefined ? {} : { ignoresCase };
}

type Reader = (path: string) => readonly ImportFound[] | undefined;

function textReader(tree: FileTree): Reader {
  return (file) => {
    const text = tree.read(file);
    return text === undefined ? undefined : findImports(file, text);
  };
}

/** A listed file that is gone from the disk imports nothing; nor does a link, as what it leads to is listed if it is ours. */
function diskReader(tree: FileTree, cache: ImportCache | undefined): Reader {
  const read = textReader(tree);
  return (file) => {
    const stamp = stampOf(file);
    if (stamp === undefined) return [];
    const known = cache?.get(file);
    if (known?.stamp === stamp) return known.imports;
    const imports = read(file);
    if (imports !== undefined) cache?.set(file, { stamp, imports: imports.map(detached) });
    return imports;
  };
}

/** A piece of a text keeps all of the text in memory; a copy of it does not. */
function detached(found: ImportFound): ImportFound {
  const { specifier, start } = found;
  return {
    ...found,
    specifier: specifier === undefined ? undefined : Buffer.from(specifier).toString(),
    ...(start === undefined ? {} : { start: Buffer.from(start).toString() }),
  };
}
