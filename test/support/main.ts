import { exitOnSignals } from './cleanup.ts';

/**
 * Runs a script's main function and ends the process with the exit code it resolves to. An error is told in one
 * sentence, without a stack: whoever reads it wants to know what to do.
 */
export async function runMain(main: () => Promise<number>): Promise<never> {
  exitOnSignals();
  try {
    process.exit(await main());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
