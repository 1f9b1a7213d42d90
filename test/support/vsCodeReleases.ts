/** A VS Code that we test on. */
export type ReleaseName = 'newest' | 'oldest';

/** Where to get one edition of VS Code. */
export interface Release {
  /** Its version, as the desktop edition knows it. */
  readonly vsCode: string;
  /** The npm package `code-server` of this version holds the browser-hosted edition of that VS Code. */
  readonly codeServer: string;
  /** The major version of Node its native modules are for. */
  readonly node: string;
  /** Dependencies that would be downloaded from GitHub, and what to take from the npm registry instead. */
  readonly replacements: Readonly<Record<string, string>>;
}

/** The releases we test on: the one `engines.vscode` promises as a minimum, and the latest one tried. */
export const releases: Readonly<Record<ReleaseName, Release>> = {
  newest: { vsCode: '1.139.1', codeServer: '4.139.1', node: '24', replacements: {} },
  oldest: {
    vsCode: '1.105.1',
    codeServer: '4.105.1',
    node: '22',
    replacements: { '@parcel/watcher': '2.5.1', '@vscode/ripgrep': 'npm:@vscode/ripgrep-universal@1.18.0' },
  },
};
