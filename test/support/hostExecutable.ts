#!/usr/bin/env node
// Stands in for the VS Code executable that `runTests` of @vscode/test-electron starts: same flags, same
// exit code, but the VS Code is a browser-hosted one. Needs our Node first on PATH.
import { setTimeout as delay } from 'node:timers/promises';
import { runInDevelopmentHost } from './developmentHost.ts';
import { parseHostRequest } from './hostRequest.ts';
import { runMain } from './main.ts';

/** `runTests` stops listening the moment we are gone: let it read our last words. */
const LAST_WORDS_MS = 200;

await runMain(async () => {
  const code = await runInDevelopmentHost(parseHostRequest(process.argv.slice(2)));
  await delay(LAST_WORDS_MS);
  return code;
});
