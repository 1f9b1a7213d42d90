import * as vscode from 'vscode';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { commandIds } from '../contributions.ts';
import { plainText } from '../plainText.ts';
import { isPutOff, withPutOff } from './reminderMemory.ts';
import type { Services } from '../services.ts';
import { silenceThrowAwayReminder } from '../settings.ts';

const memoryKey = 'footbridge.throwAwayReminders';

/**
 * Shows the reminder, unless it was put off for this experiment within the last week.
 * @returns whether it was shown; nobody waits for the answer
 */
export async function throwAwayReminder(
  experiment: Experiment,
  services: Pick<Services, 'globalState' | 'clock' | 'log' | 'lab'>,
): Promise<boolean> {
  const { globalState, clock, log, lab } = services;
  const now = clock.now().getTime();
  const subject = `${lab.requireStore().root} ${experiment.slug}`;
  if (isPutOff(globalState.get(memoryKey), subject, now)) return false;
  const putOff = async () =>
    await globalState.update(memoryKey, withPutOff(globalState.get(memoryKey), subject, now));
  void ask(experiment, putOff).catch((error: unknown) => log.error('throw-away reminder', error));
  return true;
}

async function ask(
  { slug, hypothesis, extension }: Experiment,
  putOff: () => PromiseLike<void>,
): Promise<void> {
  const { l10n } = vscode;
  const [extend, discard] = [l10n.t('Extend…'), l10n.t('Discard…')];
  const [notNow, never] = [l10n.t('Not Now'), l10n.t("Don't Show Again")];
  const answer = await vscode.window.showInformationMessage(
    l10n.t(
      'The prototype of "{0}" was to be thrown away on {1}. What was learnt is kept, and for 30 days you can take it back.',
      plainText(hypothesis.title),
      hypothesis.throwAwayDate,
    ),
    ...(extension ? [] : [extend]),
    discard,
    notNow,
    never,
  );
  // Like a tree's item, an object that is not a plain one says which experiment is meant, and the command asks for the rest.
  const which = new Named(slug);
  if (answer === extend) await vscode.commands.executeCommand(commandIds.extendThrowAway, which);
  else if (answer === discard) await vscode.commands.executeCommand(commandIds.discardPrototype, which);
  else if (answer === never) await silenceThrowAwayReminder();
  else await putOff();
}

class Named {
  readonly experiment: string;

  constructor(experiment: string) {
    this.experiment = experiment;
  }
}
