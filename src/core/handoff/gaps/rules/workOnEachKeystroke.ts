/**
 * **scale/work-on-each-keystroke** (likely)
 *
 * Each letter that is typed goes through a whole list, draws it anew or asks a server: a handler of `input` or `keyup`,
 * or a React field whose value is used in a `filter`, without waiting for a pause in typing.
 */
import type { Node } from '@babel/types';
import { functionNamed } from '../functionsByName.ts';
import type { GapRule } from '../gap.ts';
import { type Handler, handlersIn } from '../handlers.ts';
import { isFixedList } from '../listOrigin.ts';
import { listWalks } from '../listWalks.ts';
import type { MarkupElement } from '../markupElement.ts';
import { callsWithin, isWithin, mentions } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { requestsIn } from '../requests.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const waits =
  /^(?:setTimeout|clearTimeout|debounce\w*|throttle\w*|requestAnimationFrame|requestIdleCallback|startTransition)$/i;

export const workOnEachKeystroke: GapRule = {
  rule: 'scale/work-on-each-keystroke',
  axis: 'scale',
  inPlainWords: 'Each letter that is typed goes through everything once more.',
  forEngineers: 'Filtering, rendering or requests on every input event, without debouncing.',
  instead: 'Wait for a pause in typing, cancel what is under way, and search on the server.',
  confidence: 'likely',
  find: (files) => {
    const works = ({ code, codeFile, event }: Handler) => {
      if (!/^(?:input|keyup|keypress|search)$/.test(event)) return false;
      const called = callsWithin(codeFile, code).flatMap(
        ({ callee }) => functionNamed(files, codeFile, pathOf(callee)) ?? [],
      );
      const run = [{ file: codeFile, node: code }, ...called];
      return (
        run.some(({ file, node }) => isHeavy(file, node)) && !run.some(({ file, node }) => pauses(file, node))
      );
    };
    const handled = Map.groupBy(handlersIn(files).filter(works), ({ file }) => file);
    return files.flatMap((file) => {
      const own = (handled.get(file) ?? []).map(({ at }) => at);
      return oncePerLine([...own, ...searchFields(file)].map((one) => place(file, one)));
    });
  },
};

function isHeavy(file: SourceFile, code: Node): boolean {
  const goes = listWalks(file).some(({ node, list }) => isWithin(node, code) && !isFixedList(file, list));
  return goes || requestsIn(file).some(({ call }) => isWithin(call, code));
}

function pauses(file: SourceFile, code: Node): boolean {
  return callsWithin(file, code).some(({ callee }) => waits.test(lastName(callee)));
}

/** React fields that set a value by which a list is filtered on each drawing. */
function searchFields(file: SourceFile): MarkupElement[] {
  const fields = file.elements.filter(({ tag, origin, attributes }) => {
    const type = attributes.get('type') ?? 'text';
    return origin === 'jsx' && /^(?:input|textarea)$/i.test(tag) && /^(?:text|search)$/.test(String(type));
  });
  if (fields.length === 0 || /debounce|useDeferredValue|startTransition|setTimeout/i.test(file.code))
    return [];
  return fields.filter((field) => {
    const change = field.code.get('onchange') ?? field.code.get('oninput');
    const set = change && callsWithin(file, change).map(({ callee }) => pathOf(callee));
    return nodesOf(file, 'VariableDeclarator').some(({ id }) => {
      const [value, setter] = id.type === 'ArrayPattern' ? id.elements : [];
      const matches =
        setter?.type === 'Identifier' && (set?.includes(setter.name) || lastName(change) === setter.name);
      return matches && value?.type === 'Identifier' && filtersBy(file, value.name);
    });
  });
}

function filtersBy(file: SourceFile, name: string): boolean {
  const derived = nodesOf(file, 'VariableDeclarator').flatMap(({ id, init }) =>
    id.type === 'Identifier' &&
    init?.type === 'CallExpression' &&
    /^to|^trim/.test(lastName(init)) &&
    mentions(file, init, name)
      ? [id.name]
      : [],
  );
  const filters = listWalks(file).filter(({ by, list }) => by === 'filter' && !isFixedList(file, list));
  return filters.some(({ body }) => [name, ...derived].some((one) => mentions(file, body, one)));
}
