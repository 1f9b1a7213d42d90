import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import type { Placement, Zone } from '../../core/boundary/zone.ts';
import { zoneNames } from '../../core/boundary/zoneNames.ts';

/** A zone's name for people. */
export function zoneLabel(zone: Zone): string {
  return vscode.l10n.t(zoneNames[zone]);
}

/** The id of a zone's codicon. */
export function zoneIcon(zone: Zone): string {
  const icons: Record<Zone, string> = {
    exploration: 'beaker',
    open: 'book',
    gated: 'eye',
    production: 'shield',
    critical: 'flame',
  };
  return icons[zone];
}

/** What a person may do instead of changing a file of this zone. */
export function saferWay(zone: Zone): string {
  const { l10n } = vscode;
  const ways: Record<Zone, string> = {
    exploration: l10n.t('Everything here is safe to try. Nothing in the lab reaches customers.'),
    open: l10n.t(
      'You may improve this file. Propose the change as a lightweight fix, so that engineering sees it before customers do.',
    ),
    gated: l10n.t(
      'Small changes are welcome here: propose yours as a lightweight fix, and what it touches is measured before anything leaves. Try larger ideas in the prototype first.',
    ),
    production: l10n.t(
      'Try the idea in the prototype, where it can be undone and thrown away. When people have shown that it works, the handoff brief takes it to engineering.',
    ),
    critical: l10n.t(
      'Show the idea in the prototype, and ask the engineers who own this file before it changes. Nothing about an experiment needs this file itself.',
    ),
  };
  return ways[zone];
}

/** What could break, in one or two sentences; the rule's own words where it has any. */
export function riskOf({ zone, risk }: Pick<Placement, 'zone' | 'risk'>): string {
  const { l10n } = vscode;
  if (risk !== undefined && risk !== '') return l10n.t(risk);
  if (zone === 'exploration') return l10n.t('Nothing: prototypes are cut off from the product.');
  if (zone === 'open') return l10n.t('Little: no customer runs this file. Colleagues read it.');
  return l10n.t('Customers use what is made from this file. A mistake reaches them with the next release.');
}

/** What happened to a file, in two sentences: where it stands, and what was done. */
export function describeCrossing({
  change,
  path: file,
  seen,
  zone,
}: Pick<Crossing, 'change' | 'path' | 'seen' | 'zone'>): string {
  const name = path.posix.basename(file);
  const happened = seen === 'disk' ? describeDisk(change, name) : describeHere(change, name);
  return `${standing(zone, change === 'create')} ${happened}`;
}

function standing(zone: Zone, isNew: boolean): string {
  const { l10n } = vscode;
  if (zone === 'gated') return l10n.t('Small fixes are welcome here, with a review.');
  if (zone === 'open') return l10n.t('This is free to edit.');
  return isNew ? l10n.t('This folder belongs to production.') : l10n.t('This file belongs to production.');
}

function describeHere(change: Crossing['change'], name: string): string {
  const { l10n } = vscode;
  const sentences: Record<Crossing['change'], string> = {
    edit: l10n.t('Your change to `{0}` is not part of the prototype.', name),
    create: l10n.t('Your new file `{0}` is not part of the prototype.', name),
    rename: l10n.t('Renaming `{0}` is not part of the prototype.', name),
    delete: l10n.t('Deleting `{0}` is not part of the prototype.', name),
  };
  return sentences[change];
}

/** A sentence without the marks around names, for places that would show them as they are. */
export function withoutMarks(sentence: string): string {
  return sentence.replaceAll('`', '');
}

/** It may have been a coding agent, a terminal or another program: nobody is blamed. */
function describeDisk(change: Crossing['change'], name: string): string {
  const { l10n } = vscode;
  const sentences: Record<Crossing['change'], string> = {
    edit: l10n.t(
      'A coding agent, a terminal or another program changed `{0}`; the change is not part of the prototype.',
      name,
    ),
    create: l10n.t(
      'A coding agent, a terminal or another program made `{0}` here; it is not part of the prototype.',
      name,
    ),
    rename: l10n.t(
      'A coding agent, a terminal or another program renamed `{0}`; that is not part of the prototype.',
      name,
    ),
    delete: l10n.t(
      'A coding agent, a terminal or another program deleted `{0}`; that is not part of the prototype.',
      name,
    ),
  };
  return sentences[change];
}

/** What happened to a file, in a word or two; `outside` is outside of this editor. */
export function changeLabel({ change, seen }: Pick<Crossing, 'change' | 'seen'>): string {
  const { l10n } = vscode;
  const here: Record<Crossing['change'], string> = {
    edit: l10n.t('changed'),
    create: l10n.t('new'),
    rename: l10n.t('renamed'),
    delete: l10n.t('deleted'),
  };
  const elsewhere: Record<Crossing['change'], string> = {
    edit: l10n.t('changed outside'),
    create: l10n.t('made outside'),
    rename: l10n.t('renamed outside'),
    delete: l10n.t('deleted outside'),
  };
  return (seen === 'disk' ? elsewhere : here)[change];
}

/** How a crossing ended, in a word or two. */
export function endLabel(ended: NonNullable<Crossing['ended']>): string {
  const { l10n } = vscode;
  const labels: Record<NonNullable<Crossing['ended']>, string> = {
    undone: l10n.t('put back'),
    kept: l10n.t('kept'),
    moved: l10n.t('moved into the prototype'),
    proposed: l10n.t('proposed as a fix'),
    committed: l10n.t('taken over by git'),
  };
  return labels[ended];
}

/** A file's name, and the folder it lies in, for lists; with several production folders the folder's label comes first. */
export function nameAndFolder(
  { path: file, folder }: { readonly path: string; readonly folder: string },
  showsFolder: boolean,
): { name: string; folder: string } {
  const inside = path.posix.dirname(file);
  const parts = [showsFolder ? folder : '', inside === '.' ? '' : inside].filter((part) => part !== '');
  return { name: path.posix.basename(file), folder: parts.join('/') };
}

/** "1 production edit", "3 production edits". */
export function countLabel(count: number): string {
  return count === 1 ? vscode.l10n.t('1 production edit') : vscode.l10n.t('{0} production edits', count);
}

/** "1 silenced", "3 silenced": production edits while warnings are off. */
export function silencedLabel(count: number): string {
  return vscode.l10n.t('{0} silenced', count);
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
