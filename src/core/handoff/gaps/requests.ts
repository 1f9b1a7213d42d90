import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { callsIn } from './calls.ts';
import { fixedText, pathOf } from './nodeNames.ts';
import { remember } from './remember.ts';
import type { SourceFile } from './sourceFile.ts';

/** A request that the page sends to a server. */
export interface NetworkRequest {
  readonly call: CallExpression | OptionalCallExpression;
  /** Whether it is the browser's own `fetch`, which does not reject when the server answers with an error. */
  readonly isFetch: boolean;
  /** In capitals; `undefined` when only running code knows. */
  readonly method: string | undefined;
  /** The names of the options; `undefined` when only running code knows. */
  readonly options: ReadonlySet<string> | undefined;
}

const clients =
  /^(?:(?:window|globalThis|self)\.)?fetch$|^(?:axios|ky)(?:\.(?:get|post|put|patch|delete|request))?$/;

/** Lists the requests in a file: `fetch`, axios and ky. */
export const requestsIn: (file: SourceFile) => readonly NetworkRequest[] = remember((file) =>
  callsIn(file)
    .filter(({ callee }) => clients.test(pathOf(callee)))
    .map((call) => {
      const name = pathOf(call.callee);
      const isFetch = name.endsWith('fetch');
      const written = isFetch ? call.arguments[1] : call.arguments.at(-1);
      const options = isFetch || call.arguments.length > 1 ? optionNames(written) : new Set<string>();
      return { call, isFetch, options, method: methodOf(name, written, options) };
    }),
);

function optionNames(node: Node | undefined): ReadonlySet<string> | undefined {
  if (node === undefined) return new Set();
  if (node.type !== 'ObjectExpression') return undefined;
  const names = node.properties.map((one) => (one.type === 'ObjectProperty' ? keyOf(one.key) : undefined));
  return names.includes(undefined) ? undefined : new Set(names.filter((name) => name !== undefined));
}

function methodOf(name: string, options: Node | undefined, names: ReadonlySet<string> | undefined) {
  const verb = /\.(get|post|put|patch|delete)$/.exec(name)?.[1];
  if (verb !== undefined) return verb.toUpperCase();
  if (names === undefined) return undefined;
  if (!names.has('method') || options?.type !== 'ObjectExpression') return 'GET';
  const method = options.properties.find(
    (one) => one.type === 'ObjectProperty' && keyOf(one.key) === 'method',
  );
  return method?.type === 'ObjectProperty' ? fixedText(method.value)?.toUpperCase() : undefined;
}

function keyOf(key: Node): string | undefined {
  return key.type === 'Identifier' ? key.name : fixedText(key);
}
