import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** User settings of every VS Code that tests open: nothing pops up, moves or calls out by itself. */
export const calmSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'javascript.updateImportsOnFileMove.enabled': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'typescript.updateImportsOnFileMove.enabled': 'never',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Replaces the user's settings. A browser-hosted VS Code reads them when its window is loaded.
 * @param userData the folder given to a desktop VS Code as `--user-data-dir`.
 */
export function writeUserSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
  const file = path.join(userData, 'User', 'settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
