import { GateFault } from '../node/gate/gateFault.ts';
import type { GateMode } from '../node/gate/changeSet.ts';

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** What was asked for on the command line. */
export interface Arguments {
  readonly words: readonly string[];
  readonly mode: GateMode;
  readonly format: Format;
  readonly labs: readonly string[];
  readonly baseline: string | undefined;
  readonly reason: string | undefined;
  readonly expires: string | undefined;
  readonly only: readonly string[];
  readonly help: boolean;
  readonly version: boolean;
}

const plain: Arguments = {
  words: [],
  mode: { kind: 'staged' },
  format: 'text',
  labs: [],
  baseline: undefined,
  reason: undefined,
  expires: undefined,
  only: [],
  help: false,
  version: false,
};

/** @throws GateFault for anything that is not documented in the help, so that a misspelt option never checks less */
export async function readArguments(given: readonly string[]): Promise<Arguments> {
  // What the hook says at every commit needs no parser to be loaded.
  if (given.join(' ') === 'check --staged') return { ...plain, words: ['check'] };
  const { values, positionals } = (await import('./parseOptions.ts')).parseOptions(given);
  const modes = [values.staged, values.base, values.all].filter((mode) => mode !== undefined);
  if (modes.length > 1) throw new GateFault('Choose one of --staged, --base and --all.');
  if (values.head !== undefined && values.base === undefined)
    throw new GateFault('--head belongs to --base.');
  const format = formats.find((one) => one === (values.format ?? 'text'));
  if (format === undefined) throw new GateFault(`--format is one of ${formats.join(', ')}.`);
  return {
    words: positionals,
    mode: modeOf(values),
    format,
    labs: values.lab ?? [],
    baseline: values.baseline === undefined ? undefined : insidePath(values.baseline),
    reason: values.reason,
    expires: values.expires,
    only: values.only ?? [],
    help: values.help === true,
    version: values.version === true,
  };
}

/** The one spelling in which git names the file: whoever compares paths must not be fooled by another. */
function insidePath(given: string): string {
  const names = given.split(process.platform === 'win32' ? /[\\/]/ : '/').filter((name) => name !== '.');
  const isInside = !/^([a-z]:|[\\/])/i.test(given) && !names.includes('..');
  const path = names.filter((name) => name !== '').join('/');
  if (!isInside || path === '' || given.endsWith('/'))
    throw new GateFault('--baseline is a file inside the repository, named from its root.');
  return path;
}

function modeOf(values: { base?: string; head?: string; all?: boolean }): GateMode {
  if (values.base !== undefined) return { kind: 'base', ref: values.base, head: values.head ?? 'HEAD' };
  return values.all === true ? { kind: 'all' } : { kind: 'staged' };
}
