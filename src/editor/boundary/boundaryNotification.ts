import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Clock } from '../../app/ports.ts';
import type { Zone } from '../../core/boundary/zone.ts';
import { plainText } from '../plainText.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { describeCrossing, withoutMarks } from './boundaryWords.ts';
import { actionOf, runAction, type CrossingAction } from './crossingActions.ts';
import { NoticePace } from './noticePace.ts';

/** How long critical files are gathered that change one after the other, in milliseconds. */
const gatherTime = 1000;
/** As many of them are named. */
const namedFiles = 3;

/** Tells of a new crossing, once, calmly; see {@link NoticePace}. */
export class BoundaryNotification {
  readonly #clock: Clock;
  readonly #whyOf: (uri: vscode.Uri) => string | undefined;
  readonly #pace = new NoticePace();
  #gathered: CrossedFile[] = [];

  /** @param whyOf why a file stands where it does, one sentence as rules have it */
  constructor(clock: Clock, whyOf: (uri: vscode.Uri) => string | undefined) {
    this.#clock = clock;
    this.#whyOf = whyOf;
  }

  /** Resolves when the person has answered; at once when it is better to be quiet. */
  async show(file: CrossedFile): Promise<void> {
    const notice = this.#pace.decide(file.crossing, this.#clock.now().getTime());
    if (notice === 'never') return;
    if (notice === 'now') return await this.#tell(file);
    if (this.#gathered.push(file) > 1) return;
    await delay(gatherTime);
    const files = this.#gathered;
    this.#gathered = [];
    await (files.length === 1 ? this.#tell(file) : tellOfMany(files));
  }

  async #tell(file: CrossedFile): Promise<void> {
    const { crossing, uri } = file;
    const why = crossing.zone === 'critical' ? this.#whyOf(uri) : undefined;
    const message = [withoutMarks(describeCrossing(crossing)), why && vscode.l10n.t(why)]
      .filter((part) => part !== undefined)
      .join(' ');
    const actions = offeredFor(crossing.zone).flatMap((id) => actionOf(file, id) ?? []);
    const chosen = await ask(plainText(message), actions);
    if (chosen) await runAction(chosen, uri);
  }
}

/** What fits on a notification without drowning its sentence; the rest is one click away in the status bar. */
function offeredFor(zone: Zone): readonly CrossingAction['id'][] {
  const way = zone === 'gated' || zone === 'open' ? 'fix' : 'move';
  return ['undo', way, 'why', 'silence'];
}

async function ask(message: string, actions: readonly CrossingAction[]): Promise<CrossingAction | undefined> {
  const chosen = await vscode.window.showInformationMessage(message, ...actions.map(({ short }) => short));
  return actions.find(({ short }) => short === chosen);
}

/** An agent or a checkout may change many at once: one notification each would drown what they say. */
async function tellOfMany(files: readonly CrossedFile[]): Promise<void> {
  const { l10n, window, commands } = vscode;
  const names = files.slice(0, namedFiles).map(({ crossing }) => path.posix.basename(crossing.path));
  const rest = files.length - names.length;
  const listed = plainText(names.join(', '));
  const message =
    rest > 0
      ? l10n.t('{0} critical files changed: {1} and {2} more.', files.length, listed, rest)
      : l10n.t('{0} critical files changed: {1}.', files.length, listed);
  const show = l10n.t('Show All Crossings');
  if ((await window.showInformationMessage(message, show)) === show)
    await commands.executeCommand('footbridge.crossings.focus');
}
