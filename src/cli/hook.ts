import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findRuntimes } from '../node/gate/findRuntimes.ts';
import { GateFault } from '../node/gate/gateFault.ts';
import { gateGit } from '../node/gate/gateGit.ts';
import { gateWorkflow } from '../node/gate/gateWorkflow.ts';
import { installHook, removeHook, type HookRemark } from '../node/gate/installHook.ts';
import { gitProgram } from './check.ts';

const remarks: Readonly<Record<HookRemark, string>> = {
  isTracked:
    'That file is part of the repository: commit it, or leave the change to an engineer. Clones without the gate are not affected.',
  isLefthook:
    'Lefthook writes this hook anew when its configuration changes. Install the gate again after that.',
};

/** `footbridge hook install | remove | workflow`. */
export async function hook([action, ...rest]: readonly string[]): Promise<{
  output: string;
  exitCode: number;
}> {
  if (rest.length > 0 || action === undefined)
    throw new GateFault('Say one of: footbridge hook install, remove, workflow.');
  if (action === 'workflow') return { output: gateWorkflow, exitCode: 0 };
  // Not in a hook, so what git told some other program is not meant for us.
  const git = gateGit(await gitProgram(), process.cwd(), {});
  if (action === 'install') {
    const cli = await realpath(fileURLToPath(import.meta.url));
    const done = await installHook(git, { cli, runtimes: await findRuntimes(process.env) });
    return {
      output: sentences([
        `The gate runs before every commit: ${done.hook}`,
        ...done.remarks.map((remark) => remarks[remark]),
      ]),
      exitCode: 0,
    };
  }
  if (action === 'remove') {
    const done = await removeHook(git);
    return {
      output: sentences([
        `The gate is taken out of ${done.hook}.`,
        ...done.remarks.map((remark) => remarks[remark]),
      ]),
      exitCode: 0,
    };
  }
  throw new GateFault(`There is no "footbridge hook ${action}".`);
}

function sentences(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
