import { createMocha } from '../support/createMocha.ts';

const TEST_TIMEOUT_MS = 30_000;

/**
 * Runs a suite of tests inside the extension host.
 * @param load evaluates the test files, which register themselves with mocha.
 * @throws Error (rejects) when a test failed.
 */
export async function runSuite(load: () => void): Promise<void> {
  const mocha = createMocha(TEST_TIMEOUT_MS);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
