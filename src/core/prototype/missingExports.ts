import type { PrototypeFinding } from './finding.ts';

/** One file of the prototype imports another. */
export interface FileImport {
  /** As it is written. */
  readonly specifier: string;
  /** The path of the file that answers. */
  readonly target: string;
  readonly file: string;
  readonly line: number;
  /** What the importing module was compiled to. */
  readonly code: string;
}

const mostNamed = 8;

/**
 * Finds names that a file imports and the other does not export, such as a default where there are only names. Browsers
 * refuse such modules; linked ones would run with `undefined`, and React would show nothing in its place.
 *
 * Works on what Sucrase made of the modules, where types are gone: `_x.Name` is a use of an import and `exports.Name`
 * an export. Names that are only passed on (`export … from`) are not checked, as they may be types.
 *
 * @param codeOf a script's compiled code by path; `undefined` for what is no script
 */
export function missingExports(
  imports: readonly FileImport[],
  codeOf: (path: string) => string | undefined,
): PrototypeFinding[] {
  return imports.flatMap(({ specifier, target, file, line, code }) => {
    const given = givenNames(codeOf(target) ?? '');
    if (given === undefined) return [];
    const missing = [...takenNames(code, specifier)].filter((name) => !given.has(name));
    return missing.map((name) => ({
      severity: 'error',
      file,
      line,
      message: sentence(specifier, name, given),
    }));
  });
}

/** What a compiled module exports; `undefined` where that cannot be told. */
function givenNames(code: string): Set<string> | undefined {
  const isOpen = /\b(?:module\.exports|exports\[|_createStarExport\()/.test(code);
  if (isOpen || !code.includes('"__esModule"')) return undefined;
  const own = code.matchAll(/\bexports\.\s*([\w$]+)/g);
  const passedOn = code.matchAll(/\b_createNamedExportFrom\(\w+, '([^']+)'/g);
  return new Set([...own, ...passedOn].map(([, name = '']) => name));
}

/** The names a compiled module uses of one that it requires. */
function takenNames(code: string, specifier: string): Set<string> {
  const names = new Set<string>();
  for (const [, holder = '', , required] of code.matchAll(
    /\bvar (\w+) = require\((['"])((?:(?!\2).)*)\2\)/g,
  )) {
    if (required !== specifier) continue;
    for (const [, name = ''] of code.matchAll(new RegExp(`\\b${holder}\\.([\\w$]+)`, 'g'))) names.add(name);
    const whole = new RegExp(`\\bvar (\\w+) = _interopRequireDefault\\(${holder}\\)`).exec(code)?.[1];
    if (whole !== undefined && code.includes(`${whole}.default`)) names.add('default');
  }
  return names;
}

function sentence(specifier: string, name: string, given: ReadonlySet<string>): string {
  const names = [...given].slice(0, mostNamed).join(', ');
  const has = names === '' ? 'it exports nothing' : `it exports ${names}`;
  return name === 'default'
    ? `"${specifier}" has no default export: ${has}`
    : `"${specifier}" does not export "${name}": ${has}`;
}
