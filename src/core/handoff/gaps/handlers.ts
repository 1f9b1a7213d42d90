import type { Node } from '@babel/types';
import { callsIn, type FunctionNode } from './calls.ts';
import { functionNamed } from './functionsByName.ts';
import type { MarkupElement } from './markupElement.ts';
import { isFunction } from './nearby.ts';
import { fixedText, lastName } from './nodeNames.ts';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Code that runs when something happens on the page. */
export interface Handler {
  /** In lower case, without `on`: `click`, `input`. */
  readonly event: string;
  /** Where it is attached. */
  readonly file: SourceFile;
  readonly at: Node | MarkupElement;
  /** What it is attached to: an element, or the expression that names one. */
  readonly target: Node | MarkupElement | undefined;
  /** What runs, and the file it stands in. */
  readonly code: FunctionNode;
  readonly codeFile: SourceFile;
}

/**
 * Lists the event handlers of a prototype: `addEventListener`, `onclick = …`, and `on…` attributes of HTML and JSX.
 * Those given by name are found anywhere in the prototype; those that cannot be found are left out.
 */
export const handlersIn: (files: readonly SourceFile[]) => readonly Handler[] = remember(findHandlers);

function findHandlers(files: readonly SourceFile[]): Handler[] {
  return files.flatMap((file) =>
    attachedIn(file).flatMap(({ event, at, target, work }): Handler[] => {
      if (typeof work !== 'string' && isFunction(work))
        return [{ event, file, at, target, code: work, codeFile: file }];
      const found = functionNamed(files, file, typeof work === 'string' ? work : lastName(work));
      return found === undefined ? [] : [{ event, file, at, target, code: found.node, codeFile: found.file }];
    }),
  );
}

interface Attached {
  readonly event: string;
  readonly at: Node | MarkupElement;
  readonly target: Node | MarkupElement | undefined;
  /** The code, or the name of a function. */
  readonly work: Node | string;
}

const attachedIn = remember((file: SourceFile): readonly Attached[] => {
  const listened = callsIn(file).flatMap((call): Attached[] => {
    const [name, work] = call.arguments;
    const event = fixedText(name);
    if (lastName(call.callee) !== 'addEventListener' || event === undefined || work === undefined) return [];
    const { callee } = call;
    const target =
      callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
        ? callee.object
        : undefined;
    return [{ event, at: call, target, work }];
  });
  const assigned = nodesOf(file, 'AssignmentExpression').flatMap((node): Attached[] => {
    const event = /^on([a-z]+)$/.exec(lastName(node.left))?.[1];
    if (event === undefined || node.left.type !== 'MemberExpression') return [];
    return [{ event, at: node, target: node.left.object, work: node.right }];
  });
  return [...listened, ...assigned, ...file.elements.flatMap(attachedTo)];
});

function attachedTo(element: MarkupElement): Attached[] {
  return [...element.attributes].flatMap(([name, value]): Attached[] => {
    const event = /^on(\w+)$/.exec(name)?.[1];
    const work = element.code.get(name) ?? /^\s*(?:return\s+)?([\w$]+)\s*\(/.exec(String(value))?.[1];
    return event === undefined || work === undefined ? [] : [{ event, at: element, target: element, work }];
  });
}
