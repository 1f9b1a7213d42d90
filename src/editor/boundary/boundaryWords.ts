import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import type { Zone } from '../../core/boundary/zone.ts';

/** A zone's name for people. */
export function zoneLabel(zone: Zone): string {
  const labels: Record<Zone, string> = {
    exploration: vscode.l10n.t('Exploration'),
    open: vscode.l10n.t('Open'),
    gated: vscode.l10n.t('Needs Review'),
    production: vscode.l10n.t('Production'),
    critical: vscode.l10n.t('Critical Production'),
  };
  return labels[zone];
}

/** A zone's codicon. */
export function zoneIcon(zone: Zone): string {
  if (zone === 'exploration') return '$(beaker)';
  return zone === 'open' ? '$(book)' : '$(shield)';
}

/** What happened to a file, in one sentence. */
export function describeCrossing({ change, path: file }: Pick<Crossing, 'change' | 'path'>): string {
  const name = path.posix.basename(file);
  const { l10n } = vscode;
  const sentences: Record<Crossing['change'], string> = {
    edit: l10n.t('This file belongs to production. Your change to `{0}` is not part of the prototype.', name),
    create: l10n.t(
      'This folder belongs to production. Your new file `{0}` is not part of the prototype.',
      name,
    ),
    rename: l10n.t('This file belongs to production. Renaming `{0}` is not part of the prototype.', name),
    delete: l10n.t('This file belongs to production. Deleting `{0}` is not part of the prototype.', name),
  };
  return sentences[change];
}

/** "1 production edit", "3 production edits". */
export function countLabel(count: number): string {
  return count === 1 ? vscode.l10n.t('1 production edit') : vscode.l10n.t('{0} production edits', count);
}

/** Who reviews a file, or an empty string when nobody is named. */
export function ownersSentence(owners: readonly string[]): string {
  return owners.length === 0 ? '' : vscode.l10n.t('Changes are reviewed by {0}.', owners.join(', '));
}

/** A `command:` link for Markdown and for a diagnostic's code. Its argument is encoded twice, because VS Code's Problems view decodes once more on the way. */
export function commandLink(command: string, argument?: object | string): string {
  if (argument === undefined) return `command:${command}`;
  return `command:${command}?${encodeURIComponent(encodeURIComponent(JSON.stringify([argument])))}`;
}
