import path from 'node:path';
import { gateRules } from '../core/boundary/gate/gateFinding.ts';
import { printable } from '../core/boundary/gate/printable.ts';
import { gateGit } from '../node/gate/gateGit.ts';
import { runDoctor } from '../node/gate/runDoctor.ts';
import { gitProgram } from './check.ts';
import type { Arguments } from './readArguments.ts';

/** `footbridge doctor`: exit code 1 when something planted was not caught. */
export async function doctor({ labs }: Arguments): Promise<{ output: string; exitCode: number }> {
  const cwd = process.cwd();
  const { results, notShown } = await runDoctor({
    source: gateGit(await gitProgram(), cwd, {}),
    today: new Date().toISOString().slice(0, 10),
    labs: labs.map((lab) => path.resolve(cwd, lab)),
  });
  const missed = results.filter(({ caught }) => !caught);
  const lines = results.map(({ rule, path: file, caught }) => {
    const what =
      gateRules[rule] ?? 'A file the gate goes by cannot be read: it cannot tell, and stays closed.';
    return `${caught ? '✓ caught    ' : '✗ NOT CAUGHT'}  ${rule.padEnd(33)} ${printable(file)}\n                ${what}\n`;
  });
  const verdict =
    missed.length === 0
      ? `All ${results.length} planted violations were caught. Nothing of the repository was changed.\n`
      : `${missed.length} of ${results.length} planted violations were not caught. Nothing of the repository was changed.\n`;
  const unseen = notShown.map((sentence) => printable(`  not shown: ${sentence}`)).map((line) => `${line}\n`);
  return { output: [...lines, ...unseen, verdict].join(''), exitCode: missed.length === 0 ? 0 : 1 };
}
