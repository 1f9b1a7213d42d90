import * as vscode from 'vscode';
import type { Clock } from '../../app/ports.ts';
import { isOverdue, isReadyToDecide } from '../../core/board/attention.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import { LabSummaries } from '../../node/lab/labSummaries.ts';

/**
 * Counts what needs attention in a lab; evidence is read again only where it changed.
 * @returns counts, and makes the badge; `undefined` when nothing needs attention
 */
export function countAttention(
  clock: Clock,
): (root: string, experiments: readonly Experiment[]) => Promise<vscode.ViewBadge | undefined> {
  const summaries = new LabSummaries();
  return async (root, experiments) => {
    const today = localDay(clock.now());
    const overdue = new Set(experiments.filter((one) => isOverdue(one, today)).map(({ slug }) => slug));
    const open = new Set(
      experiments.filter(({ verdict, stage }) => !verdict && stage === 'testing').map(({ slug }) => slug),
    );
    const read = open.size === 0 ? [] : (await summaries.read(root)).experiments;
    const ready = new Set(
      read
        .filter(({ experiment, tally }) => open.has(experiment.slug) && isReadyToDecide(experiment, tally))
        .map(({ experiment }) => experiment.slug),
    );
    return badgeOf(overdue, ready);
  };
}

function badgeOf(overdue: ReadonlySet<string>, ready: ReadonlySet<string>): vscode.ViewBadge | undefined {
  const { l10n } = vscode;
  const value = new Set([...overdue, ...ready]).size;
  if (value === 0) return undefined;
  const parts = [
    ready.size === 1
      ? l10n.t('1 experiment is ready to decide')
      : ready.size > 0
        ? l10n.t('{0} experiments are ready to decide', ready.size)
        : '',
    overdue.size === 1
      ? l10n.t('1 prototype should have been thrown away')
      : overdue.size > 0
        ? l10n.t('{0} prototypes should have been thrown away', overdue.size)
        : '',
  ];
  return { value, tooltip: parts.filter(Boolean).join('\n') };
}
