import * as vscode from 'vscode';

/** A file, or a folder with what is in it. */
export interface Entry {
  /** All files, or the file itself. Links count as files, whatever they lead to. */
  readonly files: readonly vscode.Uri[];
  /** The folders, each before those in it; none for a file. */
  readonly folders: readonly vscode.Uri[];
  /** Whether these are all: not in a large folder, or one that cannot be read. */
  readonly isComplete: boolean;
}

/** How many files and folders are looked at. */
const longestWalk = 200;

/**
 * Reads what a path stands for.
 *
 * @returns `undefined` when nothing is there, or only empty folders, which change nothing in a repository. What cannot
 *   be read is taken for a file with contents: the guard fails closed.
 */
export async function readEntry(uri: vscode.Uri): Promise<Entry | undefined> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.Directory) return { files: [uri], folders: [], isComplete: true };
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? undefined : { files: [uri], folders: [], isComplete: false };
  }
  const entry = await readFolder(uri);
  return entry.isComplete && entry.files.length === 0 ? undefined : entry;
}

async function readFolder(root: vscode.Uri): Promise<Entry> {
  const files: vscode.Uri[] = [];
  const folders = [root];
  for (const folder of folders) {
    let children: [string, vscode.FileType][];
    try {
      children = await vscode.workspace.fs.readDirectory(folder);
    } catch {
      return { files, folders, isComplete: false };
    }
    for (const [name, type] of children) {
      if (files.length + folders.length > longestWalk) return { files, folders, isComplete: false };
      (type === vscode.FileType.Directory ? folders : files).push(vscode.Uri.joinPath(folder, name));
    }
  }
  return { files, folders, isComplete: true };
}
