import { meaningsOf } from './calls.ts';
import type { ListWalk } from './listWalks.ts';
import { callsWithin, isFunction, isWithin, nodesWithin } from './nearby.ts';
import { lastName, pathOf } from './nodeNames.ts';
import type { SourceFile } from './sourceFile.ts';

/** Whether items become something on the page: JSX, HTML in a text, or elements, here or in a function called here. */
export function draws(file: SourceFile, { by, body }: ListWalk): boolean {
  if (!/^(?:map|flatMap|forEach|for|reduce)$/.test(by)) return false;
  const called = callsWithin(file, body).flatMap(({ callee }) =>
    meaningsOf(file, pathOf(callee)).filter(isFunction),
  );
  return [body, ...called].some((code) => makesMarkup(file, code));
}

function makesMarkup(file: SourceFile, code: ListWalk['body']): boolean {
  const written = file.elements.some(({ node, tag }) => node && tag !== 'option' && isWithin(node, code));
  const made = callsWithin(file, code).some((call) => {
    const [first] = call.arguments;
    return (
      lastName(call.callee) === 'createElement' &&
      !(first?.type === 'StringLiteral' && first.value === 'option')
    );
  });
  return written || (made && nodesWithin(file, 'JSXElement', code).length === 0);
}
