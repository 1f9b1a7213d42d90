import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { distFolder, repositoryRoot, toolsFolder, vsixFile } from './paths.ts';
import { startGroup } from './processes.ts';

/** The packed extension must not be larger. */
export const VSIX_LIMIT_BYTES = 8_000_000;

const vsce = path.join(toolsFolder, '..', '@vscode', 'vsce', 'vsce');

/** What {@link packExtension} made. */
export interface PackedExtension {
  readonly file: string;
  readonly bytes: number;
  /** What the packing tool says about it: the files in it with their sizes. */
  readonly listing: string;
}

/**
 * Packs what a user installs. The packing tool runs the script `vscode:prepublish` first: a production build.
 * @throws Error with the tool's own words when that fails, or when the package is larger than {@link VSIX_LIMIT_BYTES}.
 */
export async function packExtension(): Promise<PackedExtension> {
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  mkdirSync(distFolder, { recursive: true });
  const listing = await perform([vsce, 'package', ...options, `--out=${vsixFile}`]);
  const { size: bytes } = statSync(vsixFile);
  if (bytes > VSIX_LIMIT_BYTES) {
    throw new Error(
      `${path.basename(vsixFile)} has ${bytes} bytes; the limit is ${VSIX_LIMIT_BYTES}.\n${listing}`,
    );
  }
  return { file: vsixFile, bytes, listing };
}

async function perform(nodeArguments: readonly string[]): Promise<string> {
  const tool = startGroup(process.execPath, nodeArguments, { cwd: repositoryRoot });
  const code = await tool.exited;
  await tool.stop();
  if (code !== 0) throw new Error(`The extension could not be packed:\n${tool.output()}`);
  return tool.output();
}
