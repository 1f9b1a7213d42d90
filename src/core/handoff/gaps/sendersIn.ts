import { functionsByName } from './functionsByName.ts';
import { isWithin } from './nearby.ts';
import { requestsIn } from './requests.ts';
import { remember } from './remember.ts';
import type { SourceFile } from './sourceFile.ts';

/** The names of the functions of a prototype that send a request themselves. */
export const sendersIn: (files: readonly SourceFile[]) => ReadonlySet<string> = remember((files) => {
  const requests = new Map(files.map((file) => [file, requestsIn(file).map(({ call }) => call)]));
  const sending = [...functionsByName(files)].filter(([, found]) =>
    found.some(({ file, node }) => requests.get(file)?.some((call) => isWithin(call, node))),
  );
  return new Set(sending.map(([name]) => name));
});
