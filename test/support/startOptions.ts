import { parseArgs } from 'node:util';

/** What `npm start` is asked to do. */
export interface StartOptions {
  /** Which VS Code to open; undefined leaves the choice to us. */
  readonly edition: 'desktop' | 'browser' | undefined;
  /** Do the main job by ourselves and report, instead of opening a window. */
  readonly check: boolean;
  /** Leave the sample and what was made with it on disk. */
  readonly keep: boolean;
}

/**
 * Reads `--desktop`, `--browser`, `--check` and `--keep`.
 * @throws Error when something else is given.
 */
export function parseStartOptions(commandLine: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      desktop: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const { desktop, browser, check, keep } = values;
  if (desktop && browser) throw new Error('Choose one of --desktop and --browser.');
  return { edition: desktop ? 'desktop' : browser ? 'browser' : undefined, check, keep };
}
