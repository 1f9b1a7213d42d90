/**
 * Our environment without what npm, or a VS Code we run in, put there for its own children.
 * It would mislead another npm (about its user agent) or another VS Code (about its window).
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
