import { parseArgs } from 'node:util';
import type { ReleaseName } from './vsCodeReleases.ts';

/** What to run inside an extension host, and around what. */
export interface HostRequest {
  readonly release: ReleaseName;
  /** Folders of the extensions under development: ours first, then helpers of the tests. */
  readonly extensions: readonly string[];
  /** A CommonJS module that exports `run(): Promise<void>`; the run failed when the promise rejects. */
  readonly testsPath: string;
  /** The folder or `.code-workspace` file to open; without one the window is empty. */
  readonly target: string | undefined;
  /** Whether Workspace Trust is in force, and the workspace not trusted. */
  readonly restricted: boolean;
  readonly userSettings: Readonly<Record<string, unknown>>;
}

/** The part of a request for which `@vscode/test-electron` has no option of its own. */
export function toLaunchArguments(request: HostRequest): string[] {
  const settings = Object.entries(request.userSettings);
  return [
    ...(request.target === undefined ? [] : [request.target]),
    `--vscode=${request.release}`,
    ...(request.restricted ? ['--restricted'] : []),
    ...settings.map(([key, value]) => `--user-setting=${key}=${JSON.stringify(value)}`),
  ];
}

/**
 * Reads a command line as `@vscode/test-electron` composes it; flags meant for Electron are passed over.
 * @throws Error when something indispensable is missing.
 */
export function parseHostRequest(commandLine: readonly string[]): HostRequest {
  const { values, positionals } = parseArgs({
    args: [...commandLine],
    allowPositionals: true,
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      'user-setting': { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      restricted: { type: 'boolean' },
      vscode: { type: 'string' },
    },
  });
  const [target] = positionals;
  const testsPath = values.extensionTestsPath;
  if (typeof testsPath !== 'string') throw new Error('--extensionTestsPath=<module> is needed.');
  return {
    release: values.vscode === 'oldest' ? 'oldest' : 'newest',
    extensions: strings(values.extensionDevelopmentPath),
    testsPath,
    target,
    restricted: values.restricted === true,
    userSettings: Object.fromEntries(strings(values['user-setting']).map(parseSetting)),
  };
}

function strings(list: readonly (string | boolean)[] = []): string[] {
  return list.filter((item) => typeof item === 'string');
}

/** `key=value`, the value as JSON or, when it is none, as text. */
function parseSetting(text: string): [string, unknown] {
  const at = text.indexOf('=');
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}
