/**
 * **scale/grows-without-limit** (possible)
 *
 * A list of the whole page is added to and nowhere made shorter, or a cache is filled and nowhere emptied: memory
 * grows for as long as the page is open.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { functionAround } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { remember } from '../remember.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

export const growsWithoutLimit: GapRule = {
  rule: 'scale/grows-without-limit',
  axis: 'scale',
  inPlainWords: 'It remembers more and more while it is open, and forgets nothing.',
  forEngineers: 'Module-level collection or cache that only grows; no eviction.',
  instead: 'Bound it (size or age), or keep it where records belong.',
  confidence: 'possible',
  find: (files) => {
    const shrinking = new Set(files.flatMap(shortened));
    return files.flatMap((file) => {
      const growing = keptLists(file).filter((name) => !shrinking.has(name));
      if (growing.length === 0) return [];
      return oncePerLine(additions(file, growing).map((node) => place(file, node)));
    });
  },
};

/** Names of lists, and of maps and sets that are caches by name, at the top of a file. */
const keptLists = remember((file: SourceFile) =>
  nodesOf(file, 'VariableDeclarator').flatMap((declarator) => {
    const { id, init } = declarator;
    if (id.type !== 'Identifier' || functionAround(file, declarator) !== undefined) return [];
    const outer = [...(file.syntax?.ancestors(declarator) ?? [])].map(({ type }) => type);
    if (outer.some((type) => /^(?:For|While|If|Block)/.test(type))) return [];
    const isCache = /cache|memo|seen|visited|history|log(?:s|ged)?$|loaded/i.test(id.name);
    const isKept = init?.type === 'ArrayExpression' || (isCache && /^(?:Map|Set)\(\)$/.test(pathOf(init)));
    return isKept ? [id.name] : [];
  }),
);

function additions(file: SourceFile, names: readonly string[]): Node[] {
  return callsIn(file).filter((call) => {
    const [owner = '', method = '', ...rest] = pathOf(call.callee).split('.');
    const adds = /^(?:push|unshift|add|set)$/.test(method) && rest.length === 0;
    return adds && names.includes(owner) && functionAround(file, call) !== undefined;
  });
}

/** Names of what is made shorter, emptied or put in place of what it was, anywhere in a file. */
const shortened = remember((file: SourceFile) => {
  const byCall = callsIn(file).flatMap(({ callee }) => {
    const [owner = '', method = ''] = pathOf(callee).split('.');
    return /^(?:pop|shift|splice|delete|clear|fill)$/.test(method) ? [owner] : [];
  });
  const byAssignment = nodesOf(file, 'AssignmentExpression').map(({ left }) =>
    pathOf(left).replace(/\.length$/, ''),
  );
  const deleted = nodesOf(file, 'UnaryExpression').map(({ operator, argument }) =>
    operator === 'delete' ? pathOf(argument).replace(/\[\]$/, '') : '',
  );
  return [...byCall, ...byAssignment, ...deleted];
});
