import * as vscode from 'vscode';
import * as z from 'zod';
import { redact } from '../../core/redact.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** `footbridge.copyDiagnostics`: facts for a bug report: no hypotheses, no file names, no addresses, no keys. */
export function copyDiagnostics(services: Services, version: string): Command<object, { text: string }> {
  return {
    argument: z.object({}).strict(),
    ask: async () => ({}),
    run: async () => {
      const text = redact(describe(services, version));
      await vscode.env.clipboard.writeText(text);
      return { text };
    },
    announce: async () => {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Copied. It holds versions and counts only; paste it wherever you ask for help.'),
      );
    },
  };
}

function describe({ lab, models, window, boundary }: Services, version: string): string {
  const facts: Record<string, string | number | boolean> = {
    Footbridge: version,
    'VS Code': `${vscode.version} (${vscode.env.appHost}${vscode.env.remoteName === undefined ? '' : ', remote'})`,
    'Operating system': `${process.platform} ${process.arch}`,
    Trusted: vscode.workspace.isTrusted,
    Folders: vscode.workspace.workspaceFolders?.length ?? 0,
    Lab: lab.store === undefined ? 'none' : window.joined ? 'joined' : 'not joined',
    Experiments: lab.experiments.length,
    'Unreadable records': lab.damaged.length,
    Provider: models.current.provider,
    Boundary: boundary.mode,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
