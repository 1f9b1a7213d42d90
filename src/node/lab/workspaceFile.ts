import path from 'node:path';
import * as z from 'zod';

/** A folder of the joined window; `path` is relative to the lab, with `/`. */
export interface WorkspaceFolder {
  readonly name: string;
  readonly path: string;
}

const workspaceSchema = z.looseObject({ folders: z.array(z.looseObject({ path: z.string().optional() })) });

/** The text of a new `.code-workspace` file. */
export function newWorkspace(folders: readonly WorkspaceFolder[]): string {
  return `${JSON.stringify({ folders, settings: {} }, undefined, 2)}\n`;
}

/**
 * Adds the folders that an existing `.code-workspace` file lacks, and keeps all else that is in it.
 *
 * @param text what the file holds; VS Code allows comments in it, which we cannot keep when rewriting
 * @param lab absolute path of the folder that the file lies in
 * @returns the new text, `undefined` when nothing is missing, or `null` when it cannot be read and has to be left alone
 */
export function mergeWorkspace(
  text: string,
  lab: string,
  folders: readonly WorkspaceFolder[],
): string | undefined | null {
  const workspace = parseWorkspace(text);
  if (workspace === undefined) return null;
  const present = new Set(
    workspace.folders.flatMap((entry) => (entry.path ? [path.resolve(lab, entry.path)] : [])),
  );
  const missing = folders.filter((folder) => !present.has(path.resolve(lab, folder.path)));
  if (missing.length === 0) return undefined;
  const merged = { ...workspace, folders: [...workspace.folders, ...missing] };
  return `${JSON.stringify(merged, undefined, /\n([ \t]+)"/.exec(text)?.[1] ?? 2)}\n`;
}

function parseWorkspace(text: string): z.infer<typeof workspaceSchema> | undefined {
  try {
    return workspaceSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
