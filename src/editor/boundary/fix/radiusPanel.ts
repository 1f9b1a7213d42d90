import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { MeasuredFix } from '../../../app/boundary/measureFix.ts';
import { radiusPage } from '../../../core/boundary/fix/radiusPage.ts';
import { describeRadius } from '../../../core/boundary/fix/radiusWords.ts';
import type { Words } from '../../../core/boundary/fix/words.ts';

/**
 * Shows what a fix touches, in words and as a picture, before anything of it leaves. The page has no scripts and loads
 * nothing.
 * @returns closes it
 */
export function showRadius(title: string, { radius, exceeded }: MeasuredFix): vscode.Disposable {
  const { l10n } = vscode;
  const panel = vscode.window.createWebviewPanel(
    'footbridge.blastRadius',
    l10n.t('Blast Radius'),
    { viewColumn: vscode.ViewColumn.Active, preserveFocus: true },
    { enableScripts: false, localResourceRoots: [] },
  );
  const page = {
    language: vscode.env.language,
    title,
    standing:
      exceeded.length === 0
        ? l10n.t('This is what the fix touches. Nothing has left yet.')
        : l10n.t('This is more than a lightweight fix. Nothing has left, and your files are as they were.'),
    limits: exceeded.map((limit) => ({ message: translated(limit), instead: l10n.t(limit.instead) })),
    sentences: describeRadius(radius).map(translated),
    radius,
  };
  panel.webview.html = radiusPage(page, randomBytes(16).toString('base64'));
  return panel;
}

/** The sentence in the reader's language. */
export function translated({ template, values }: Words): string {
  return vscode.l10n.t(template, ...values);
}
