import { transform } from 'sucrase';
import * as z from 'zod';
import type { PrototypeFile } from '../generation/fileChange.ts';
import type { CompileTools } from './compileTools.ts';
import type { PrototypeFinding } from './finding.ts';

/** What Sucrase adds to its errors. */
const located = z.object({ loc: z.object({ line: z.number().int().min(1) }) });

/** One script in a form that every browser of ours runs. It has as many lines as its source, in the same order. */
export interface CompiledScript {
  readonly code: string;
  /** What it imports, as written, with the line of the first mention. */
  readonly imports: readonly { readonly specifier: string; readonly line: number }[];
  readonly findings: readonly PrototypeFinding[];
}

/**
 * Compiles an ES module (JavaScript or TypeScript) to a CommonJS body with Sucrase, which keeps line numbers.
 * What Sucrase lets pass is checked once more by a real JavaScript parser.
 */
export function compileModule(file: PrototypeFile, tools: CompileTools): CompiledScript {
  const typescript = /\.[cm]?tsx?$/i.test(file.path);
  let code: string;
  try {
    code = transform(file.text, {
      transforms: typescript ? ['typescript', 'imports'] : ['imports'],
      disableESTransforms: true,
    }).code;
  } catch (error) {
    return failed(file, lineFrom(error), friendly(error));
  }
  const wrong = tools.checkSyntax(`(function(require,module,exports){${code}\n})`);
  if (wrong !== undefined) return failed(file, wrong.line, wrong.message);
  return { code, imports: importsOf(file.text, code), findings: [] };
}

/** Checks a classic script or an inline handler, which runs as it is. `firstLine` is its line in its file. */
export function checkClassic(
  code: string,
  path: string,
  firstLine: number,
  tools: CompileTools,
): PrototypeFinding | undefined {
  const wrong = tools.checkSyntax(code);
  if (wrong === undefined) return undefined;
  return {
    severity: 'error',
    file: path,
    line: firstLine + wrong.line - 1,
    message: sentence(wrong.message),
  };
}

function failed(file: PrototypeFile, line: number, message: string): CompiledScript {
  const jsx = /\.[jt]sx$/i.test(file.path) ? /^\s*(return\s*)?\(?\s*<[A-Za-z>]/m.exec(file.text) : null;
  const finding: PrototypeFinding =
    jsx === null
      ? { severity: 'error', file: file.path, line, message: sentence(message) }
      : {
          severity: 'error',
          file: file.path,
          line: file.text.slice(0, jsx.index).split('\n').length,
          message: 'JSX does not run in prototypes; build elements with HTML and the DOM',
        };
  return { code: '', imports: [], findings: [finding] };
}

/** Sucrase turns every import, static or not, into `require('…')`; the line is looked up in the source. */
function importsOf(source: string, code: string): CompiledScript['imports'] {
  const lines = source.split('\n');
  const seen = new Map<string, number>();
  for (const [, , specifier = ''] of code.matchAll(/\brequire\((['"])((?:(?!\1).)*)\1\)/g)) {
    if (seen.has(specifier)) continue;
    const index = lines.findIndex(
      (line) => line.includes(`'${specifier}'`) || line.includes(`"${specifier}"`),
    );
    seen.set(specifier, index + 1 || 1);
  }
  return [...seen].map(([specifier, line]) => ({ specifier, line }));
}

function lineFrom(error: unknown): number {
  const { data } = located.safeParse(error);
  return data?.loc.line ?? 1;
}

function friendly(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Error transforming[^:]*:\s*/, '').replace(/\s*\(\d+:\d+\)\s*$/, '');
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message.slice(0, -1) : message;
}
