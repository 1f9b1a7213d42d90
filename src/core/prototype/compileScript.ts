import { transform, type Transform } from 'sucrase';
import * as z from 'zod';
import type { PrototypeFile } from '../generation/fileChange.ts';
import type { CompileTools } from './compileTools.ts';
import type { PrototypeFinding } from './finding.ts';
import { type IconUse, iconsIn } from './kit/icons.ts';
import { maskScript } from './maskScript.ts';

/** What Sucrase adds to its errors. */
const located = z.object({ loc: z.object({ line: z.number().int().min(1) }) });

/** One script in a form that every browser of ours runs. It has as many lines as its source, in the same order. */
export interface CompiledScript {
  readonly code: string;
  /** What it imports, as written, with the line of the first mention. */
  readonly imports: readonly { readonly specifier: string; readonly line: number }[];
  readonly icons: IconUse;
  /** Whether it waits for something outside of functions, so that those who import it have to wait too. */
  readonly awaits: boolean;
  readonly findings: readonly PrototypeFinding[];
}

/** Gives modules what build tools put in place of `import.meta` and `process.env`, so that code written for them runs. */
export const moduleSurroundings =
  'var process={env:{NODE_ENV:"production"}},footbridge$meta={env:{MODE:"production",PROD:true,DEV:false,SSR:false,BASE_URL:"./"},url:""};';

const noIcons: IconUse = { names: [], loose: false };

/**
 * Compiles an ES module (JavaScript or TypeScript, with JSX) to a CommonJS body with Sucrase, which keeps line
 * numbers. JSX is compiled for the development runtime, because that tells each element's file and line. What
 * Sucrase lets pass is checked once more by a real JavaScript parser.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function compileModule(file: PrototypeFile, tools: CompileTools, firstLine = 1): CompiledScript {
  const padding = '\n'.repeat(firstLine - 1);
  let code: string;
  try {
    code = transform(padding + file.text, {
      transforms: transformsFor(file.path),
      jsxRuntime: 'automatic',
      production: false,
      filePath: file.path,
      disableESTransforms: true,
    }).code.replace(padding, '');
  } catch (error) {
    return failed(file, Math.max(1, lineFrom(error) - firstLine + 1), friendly(error));
  }
  code = withoutMeta(code);
  let wrong = tools.checkSyntax(`(function(require,module,exports){${code}\n})`);
  const awaits = wrong !== undefined && /\bawait\b/.test(code);
  if (awaits) wrong = tools.checkSyntax(`(async function(require,module,exports){${code}\n})`);
  if (wrong !== undefined) return failed(file, wrong.line, wrong.message);
  return { code, imports: importsOf(file.text, code), icons: iconsIn(code), awaits, findings: [] };
}

/** A module without code of its own: a value, a stylesheet, or one that could not be compiled. */
export function emptyScript(code: string, findings: readonly PrototypeFinding[] = []): CompiledScript {
  return { code, imports: [], icons: noIcons, awaits: false, findings };
}

/** JSX may stand in `.js`; in `.ts` its angle brackets mean types. */
function transformsFor(path: string): Transform[] {
  if (/\.[cm]?ts$/i.test(path)) return ['typescript', 'imports'];
  return /\.tsx$/i.test(path) ? ['typescript', 'jsx', 'imports'] : ['jsx', 'imports'];
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
  return emptyScript('', [{ severity: 'error', file: file.path, line, message: sentence(message) }]);
}

/** `import.meta` is no variable that could be given to a script, so where it stands in code it becomes one. */
function withoutMeta(code: string): string {
  if (!code.includes('import.meta')) return code;
  const found = [...maskScript(code).code.matchAll(/(?<![.\w$])import\.meta\b/g)];
  return found.reduceRight(
    (text, { index, 0: { length } }) => `${text.slice(0, index)}footbridge$meta${text.slice(index + length)}`,
    code,
  );
}

/**
 * Sucrase turns every import, static or not, into `require('…')`. The same words in strings and comments are no
 * import. The line is looked up in the source.
 */
function importsOf(source: string, code: string): CompiledScript['imports'] {
  const lines = source.split('\n');
  const seen = new Map<string, number>();
  for (const { index, 0: call } of maskScript(code).code.matchAll(/(?<![.\w$])require\((['"]) *\1\)/g)) {
    const specifier = code.slice(index + 'require('.length + 1, index + call.length - 2);
    if (seen.has(specifier)) continue;
    const line = lines.findIndex(
      (each) => each.includes(`'${specifier}'`) || each.includes(`"${specifier}"`),
    );
    seen.set(specifier, line + 1 || 1);
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
