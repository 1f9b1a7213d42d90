// Runs the test files named on the command line. Usage: mochaFiles.ts <milliseconds per test> <jobs> <retries> <files…>
import { exitOnSignals } from './cleanup.ts';
import { createMocha } from './createMocha.ts';

exitOnSignals();
const [timeout, jobs, retries, ...files] = process.argv.slice(2);
const mocha = createMocha({
  testTimeoutMs: Number(timeout),
  jobs: Number(jobs),
  retries: Number(retries),
});
for (const file of files) mocha.addFile(file);
if (Number(jobs) === 1) await mocha.loadFilesAsync();
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
