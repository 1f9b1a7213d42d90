import { relative, sep } from 'node:path';
import type * as vscode from 'vscode';
import type { PaneName } from '../../core/prototype/paneName.ts';

/** A file of a prototype. */
export interface PrototypePlace extends PaneName {
  /** Relative to the variant's folder, with `/`. */
  readonly file: string;
}

/**
 * Which file of which prototype a file of a lab is; `undefined` for all others.
 * @param root the lab's folder
 */
export function prototypePlace(root: string | undefined, uri: vscode.Uri): PrototypePlace | undefined {
  if (root === undefined || uri.scheme !== 'file') return undefined;
  const [top, experiment = '', folder, variant = '', ...rest] = relative(root, uri.fsPath).split(sep);
  if (top !== 'experiments' || folder !== 'variants' || rest.length === 0) return undefined;
  return { experiment, variant, file: rest.join('/') };
}
