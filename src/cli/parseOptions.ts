import { parseArgs } from 'node:util';
import { GateFault } from '../node/gate/gateFault.ts';

/** The options of the command line as Node reads them. @throws GateFault for one that does not exist */
export function parseOptions(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        staged: { type: 'boolean' },
        base: { type: 'string' },
        head: { type: 'string' },
        all: { type: 'boolean' },
        format: { type: 'string' },
        lab: { type: 'string', multiple: true },
        baseline: { type: 'string' },
        reason: { type: 'string' },
        expires: { type: 'string' },
        only: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new GateFault(error instanceof Error ? error.message : String(error));
  }
}
