import * as vscode from 'vscode';
import * as z from 'zod';
import { withdrawParticipant as withdraw } from '../../app/withdrawParticipant.ts';
import { sameCode } from '../../core/evidence/participantCode.ts';
import { readSessions } from '../../core/evidence/session.ts';
import { findOutOfReach } from '../../node/lab/findOutOfReach.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';
import { outOfReachWords } from './outOfReachWords.ts';

const argument = z.object({ ...experimentArgument, participant: z.string().trim().min(1).max(40) });
type Argument = z.infer<typeof argument>;

interface Withdrawn {
  /** Relative to the lab. */
  readonly deleted: string[];
  /** Sentences. */
  readonly outOfReach: string[];
}

/** `footbridge.withdrawParticipant`: deletes what was recorded about somebody, and says what cannot be deleted from here. */
export function withdrawParticipant(services: Services): Command<Argument, Withdrawn> {
  const { lab, boundary, sessions } = services;
  return {
    argument,
    /** @param item may name the participant, who is then not asked for; that all is deleted is confirmed all the same */
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const given = z.object({ participant: z.string() }).safeParse(item);
      const participant = given.data?.participant ?? (await askParticipant(services, slug));
      return participant === undefined || !(await confirm(participant))
        ? undefined
        : { experiment: slug, participant };
    },
    run: async ({ experiment: wanted, participant }) => {
      const { slug } = await lab.requireExperiment(wanted);
      const { live } = sessions;
      // Their page would go on recording what is to be forgotten.
      if (live?.experiment === slug && sameCode(live.participant, participant)) await sessions.end();
      const store = lab.requireStore();
      const git = await boundary.git.find();
      const look = findOutOfReach.bind(undefined, store.root, git);
      const { deleted, outOfReach } = await withdraw(slug, participant, { store, sha256, look });
      await lab.refresh();
      return { deleted, outOfReach: outOfReach.map(outOfReachWords) };
    },
    announce: async ({ outOfReach }, { participant }) => {
      const done = vscode.l10n.t('What was recorded about {0} is deleted.', participant);
      if (outOfReach.length === 0) await vscode.window.showInformationMessage(done);
      else await vscode.window.showWarningMessage([done, ...outOfReach].join(' '));
    },
  };
}

async function askParticipant({ lab }: Services, slug: string): Promise<string | undefined> {
  const sessions = readSessions((await lab.requireStore().readEvidence(slug)).records);
  const title = vscode.l10n.t('Withdraw a participant');
  if (sessions.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Nobody has a session in this experiment.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    sessions
      .toReversed()
      .map(({ participant, startedAt }) => ({ label: participant, description: startedAt.slice(0, 10) })),
    { title, placeHolder: vscode.l10n.t('Whose records shall be deleted?') },
  );
  return chosen?.label;
}

async function confirm(participant: string): Promise<boolean> {
  const yes = vscode.l10n.t('Delete');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete all that was recorded about {0}?', participant),
    {
      modal: true,
      detail: vscode.l10n.t(
        'There is no way back. The code cannot be used again, and results that come later under it are refused.',
      ),
    },
    yes,
  );
  return answer === yes;
}
