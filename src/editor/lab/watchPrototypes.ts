import * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import { LookSchedule } from '../lookSchedule.ts';
import { prototypePlace } from './prototypePlace.ts';
import { watchInLab } from './watchInLab.ts';

/** Agents and pulls write one file after the other, and some never rest. */
const times = { quiet: 300, longest: 1500, share: 1 };

/**
 * Looks at once when a file of a prototype is saved in the editor, and soon when anything else writes one.
 * @param look never rejects. It is not called again before it has ended, and may find that nothing is new.
 */
export function watchPrototypes(
  lab: Pick<LabState, 'store' | 'onDidChange'>,
  look: () => Promise<void>,
): vscode.Disposable {
  const schedule = new LookSchedule(look, times);
  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (prototypePlace(lab.store?.root, uri)) void schedule.now();
  });
  const watcher = watchInLab(lab, 'experiments/*/variants/**', () => schedule.hint());
  return vscode.Disposable.from(schedule, saved, watcher);
}
