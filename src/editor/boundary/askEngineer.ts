import * as vscode from 'vscode';
import { engineerMessage } from '../../core/boundary/engineerMessage.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import type { Hypothesis } from '../../core/experiment/hypothesis.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { currentText, textOf } from './fileText.ts';

/** A message for the people who own a file. It is on the clipboard; nothing was sent. */
export interface EngineerAsked {
  readonly message: string;
  readonly owners: readonly string[];
}

/**
 * Writes the message about a crossing and puts it on the clipboard.
 * @param before the file's bytes as they were, where they are known
 */
export async function askEngineer(
  { crossing, uri }: CrossedFile,
  hypothesis: Pick<Hypothesis, 'title' | 'belief'>,
  placement: Placement,
  before: Uint8Array | undefined,
): Promise<EngineerAsked> {
  const old = before && textOf(before);
  // Without knowing how it was, all of a file would look new.
  const isComparable = old !== undefined || crossing.change === 'create';
  const now = isComparable && crossing.change !== 'delete' ? await currentText(uri) : undefined;
  const isWhole = crossing.change === 'delete' || now !== undefined;
  const message = engineerMessage({
    hypothesis,
    path: crossing.path,
    change: crossing.change,
    seen: crossing.seen,
    placement,
    policyFile: policyFileName,
    before: isWhole ? old : undefined,
    after: now,
  });
  await vscode.env.clipboard.writeText(message);
  return { message, owners: placement.owners };
}

/** Tells where the message is, and offers to read it. */
export async function announceMessage({ message, owners }: EngineerAsked): Promise<void> {
  const { l10n } = vscode;
  const open = l10n.t('Read the Message');
  const told =
    owners.length > 0
      ? l10n.t(
          'A message for {0} is on your clipboard. Nothing was sent: paste it where you talk to them.',
          owners.join(', '),
        )
      : l10n.t(
          'A message for an engineer is on your clipboard. Nothing was sent: paste it where you talk to them.',
        );
  if ((await vscode.window.showInformationMessage(told, open)) !== open) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: message });
  await vscode.window.showTextDocument(document);
}
