import * as vscode from 'vscode';
import { isOverdue } from '../../core/board/attention.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import type { Services } from '../services.ts';
import { readThrowAwayReminder } from '../settings.ts';

/** A window that was just opened has other things to show first. */
const pauseMs = 10_000;

/**
 * Reminds of an active experiment whose throw-away date has passed: at most once in a window, a while after it was opened or came back
 * to the front (perhaps days later), or the experiment became active.
 */
export function remindOfThrowAway(services: Services): vscode.Disposable {
  const { lab, clock, log, sessions } = services;
  let pause: NodeJS.Timeout | undefined;
  let isDone = false;
  const look = async (): Promise<void> => {
    const experiment = lab.active?.experiment;
    const isDue = experiment && isOverdue(experiment, localDay(clock.now()));
    // Nobody is interrupted who watches a participant.
    if (isDone || !isDue || sessions.live || !readThrowAwayReminder()) return;
    const { throwAwayReminder } = await import('./throwAwayReminder.ts');
    isDone = await throwAwayReminder(experiment, services);
  };
  const soon = (): void => {
    clearTimeout(pause);
    if (isDone) return;
    pause = setTimeout(() => {
      look().catch((error: unknown) => log.error('remind of throw-away date', error));
    }, pauseMs);
  };
  soon();
  const listening = vscode.Disposable.from(
    lab.onDidChange(soon),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) soon();
    }),
  );
  return new vscode.Disposable(() => {
    clearTimeout(pause);
    listening.dispose();
  });
}
