// Runs the test files named on the command line. Usage: mochaFiles.ts <milliseconds per test> <files…>
import { exitOnSignals } from './cleanup.ts';
import { createMocha } from './createMocha.ts';

exitOnSignals();
const [timeout, ...files] = process.argv.slice(2);
const mocha = createMocha(Number(timeout));
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
