import { createMocha } from '../support/createMocha.ts';

const TEST_TIMEOUT_MS = 30_000;

/**
 * Runs a suite of tests inside the extension host.
 * @param load evaluates the test files, which register themselves with mocha.
 * @throws Error (rejects) when a test failed.
 */
export async function runSuite(load: () => void): Promise<void> {
  const mocha = createMocha({ testTimeoutMs: TEST_TIMEOUT_MS, jobs: 1, retries: 1 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
