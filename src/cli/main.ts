import { GateFault } from '../node/gate/gateFault.ts';
import { print } from './print.ts';
import { readArguments, type Arguments } from './readArguments.ts';

interface Outcome {
  readonly output: string;
  readonly exitCode: number;
}

/** Whatever happens that was not thought of, the gate stays closed: only an outcome that says so opens it. */
process.exitCode = 2;
try {
  const { output, exitCode } = await run(await readArguments(process.argv.slice(2)));
  print(output);
  process.exitCode = exitCode;
} catch (error) {
  const known = error instanceof GateFault;
  const reason = error instanceof Error ? (known ? error.message : `${error.stack}`) : String(error);
  process.stderr.write(`footbridge cannot tell whether the boundary is respected.\n${reason}\n`);
}

async function run(given: Arguments): Promise<Outcome> {
  if (given.help || (given.words.length === 0 && !given.version))
    return { output: (await import('./help.ts')).help, exitCode: given.help ? 0 : 2 };
  if (given.version) return { output: `${(await import('./version.ts')).version}\n`, exitCode: 0 };
  const [command, ...rest] = given.words;
  if (command === 'hook') return await (await import('./hook.ts')).hook(rest);
  if (rest.length > 0)
    throw new GateFault(`"${rest.join(' ')}" is one word too many. See footbridge --help.`);
  if (command === 'check') return await (await import('./check.ts')).check(given);
  if (command === 'baseline') return await (await import('./baseline.ts')).baseline(given);
  if (command === 'doctor') return await (await import('./doctor.ts')).doctor(given);
  throw new GateFault(`There is no command "${command}". See footbridge --help.`);
}
