import * as vscode from 'vscode';
import * as z from 'zod';
import type { LeaksFound } from '../boundary/leaks/leakFinder.ts';
import { cancellable } from '../cancellable.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({});

/**
 * `footbridge.findLeaks`: where prototype and production touch though they should not. What is found stands in Problems.
 */
export function findLeaks({ tools }: Services): Command<z.infer<typeof argument>, LeaksFound> {
  return {
    argument,
    ask: async () => ({}),
    run: async () => {
      const title = vscode.l10n.t('Looking for leaks between prototype and production');
      return await cancellable(title, async (signal, progress) => {
        let shown = 0;
        const onProgress = (done: number, total: number): void => {
          const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
          if (percent > shown) progress.report({ increment: percent - shown });
          shown = Math.max(shown, percent);
        };
        const finder = await tools.leaks();
        return await finder.find({ signal, onProgress });
      });
    },
    announce: async (found) => await tell(found),
  };
}

async function tell({ leaks, scanned, unknown }: LeaksFound): Promise<void> {
  const count = leaks.filter(({ severity }) => severity !== 'note').length;
  const { l10n, window, commands } = vscode;
  const unsure = unknown === 0 ? '' : ` ${l10n.t('{0} imports could not be checked.', String(unknown))}`;
  if (count === 0) {
    await window.showInformationMessage(
      `${l10n.t('Prototype and production stay apart: no leaks in {0} files.', String(scanned))}${unsure}`,
    );
    return;
  }
  const show = l10n.t('Show Problems');
  const text = count === 1 ? l10n.t('One leak was found.') : l10n.t('{0} leaks were found.', String(count));
  const chosen = await window.showWarningMessage(`${text}${unsure}`, show);
  if (chosen === show) await commands.executeCommand('workbench.actions.view.problems');
}
