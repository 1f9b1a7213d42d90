import { Script } from 'node:vm';

const name = 'footbridge-check.js';

/**
 * Parses a classic script with this process's own JavaScript engine, without running it.
 *
 * @returns the first mistake, with its line counted from 1, or `undefined`
 */
export function checkSyntax(code: string): { line: number; message: string } | undefined {
  try {
    // Compiling is all that happens: the script is never run.
    void new Script(code, { filename: name });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = Number(/footbridge-check\.js:(\d+)/.exec(error.stack ?? '')?.[1] ?? 1);
    return { line, message: error.message };
  }
}
