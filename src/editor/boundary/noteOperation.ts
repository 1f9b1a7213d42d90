import type * as vscode from 'vscode';
import type { BoundaryWatch } from '../../app/boundary/watchBoundary.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { stricter } from '../../core/boundary/stricter.ts';
import type { OperationDone } from './fileOperations.ts';
import type { ProductionPlaces } from './productionPlaces.ts';

interface Deps {
  readonly places: ProductionPlaces;
  readonly watch: BoundaryWatch;
  /** A file's name before it was renamed. */
  readonly renamedFrom: (uri: vscode.Uri) => vscode.Uri | undefined;
}

/** Notes what was done to files in VS Code. Of all files that moved or came with a folder, the strictest zone counts. */
export function noteOperation(done: OperationDone, deps: Deps): void {
  const { places, watch } = deps;
  const { operation, uri, from, files = [] } = done;
  const reversed = watch.open.find((crossing) => isReversed(crossing, done, deps));
  if (reversed) return void watch.end(reversed.id, 'undone');
  const placed = places.findProduction(uri);
  if (!placed) return;
  const others = (from ? [from, ...files] : files).map((one) => places.findProduction(one));
  const placement = others.reduce((strictest, one) => stricter(strictest, one?.placement), placed.placement);
  watch.note({
    folder: placed.folder.label,
    path: placed.path,
    change: operation,
    placement,
    seen: 'editor',
    from: nameBefore(done, places),
  });
}

/** Where a renamed file was, if that was in the same folder. */
function nameBefore({ uri, from }: OperationDone, places: ProductionPlaces): string | undefined {
  const [before, now] = [from && places.findProduction(from), places.findProduction(uri)];
  return before && before.folder === now?.folder && before.path !== now.path ? before.path : undefined;
}

/** Deleting what was created, or renaming back, ends a crossing instead of adding one. */
function isReversed(
  { change, folder, path }: Crossing,
  { operation, uri, from }: OperationDone,
  { places, renamedFrom }: Deps,
): boolean {
  const file = places.uriOf(folder, path)?.toString();
  if (operation === 'delete') return change === 'create' && file === uri.toString();
  if (operation !== 'rename' || change !== 'rename' || !from || file !== from.toString()) return false;
  return renamedFrom(from)?.toString() === uri.toString();
}
