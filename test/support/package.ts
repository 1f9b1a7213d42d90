import path from 'node:path';
import { runMain } from './main.ts';
import { packExtension } from './packExtension.ts';
import { repositoryRoot } from './paths.ts';

await runMain(async () => {
  const { file, bytes, listing } = await packExtension();
  console.log(listing);
  console.log(`${path.relative(repositoryRoot, file)}: ${(bytes / 1_000_000).toFixed(2)} MB`);
  return 0;
});
