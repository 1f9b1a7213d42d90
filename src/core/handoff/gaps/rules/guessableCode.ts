/**
 * **security/guessable-code** (likely)
 *
 * A token, password, PIN or voucher code is drawn with `Math.random()`, whose results can be foretold.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { wordsOf } from '../sensitiveName.ts';
import { place } from '../sourceFile.ts';
import type { Syntax } from '../syntax.ts';

const letsIn =
  /(?<![a-z])(?:token|secret|pass ?words?|otp|pin|passcode|session(?: id)?|(?!colou?r|country|hash|error|status)[a-z]+ codes?|^code$|voucher|coupon|nonce|salt|api ?key)(?![a-z])/;

export const guessableCode: GapRule = {
  rule: 'security/guessable-code',
  axis: 'security',
  inPlainWords: 'This code could be guessed, as chance is not drawn safely.',
  forEngineers: 'Math.random() for a value that grants access or money; made in the client.',
  instead: 'Make such values on the server with a cryptographic random generator.',
  confidence: 'likely',
  find: placesInEachFile((file) => {
    const { syntax } = file;
    if (syntax === undefined) return [];
    const draws = callsIn(file).filter(({ callee }) => pathOf(callee) === 'Math.random');
    return oncePerLine(
      draws.filter((draw) => letsIn.test(wordsOf(purpose(draw, syntax)))).map((draw) => place(file, draw)),
    );
  }),
};

/** The name of what is drawn: a variable, a property, or else the function that gives it back. */
function purpose(draw: Node, syntax: Syntax): string {
  for (const around of syntax.ancestors(draw)) {
    if (around.type === 'VariableDeclarator') return lastName(around.id);
    if (around.type === 'AssignmentExpression') return lastName(around.left);
    if (around.type === 'ObjectProperty') return lastName(around.key);
    if (around.type === 'FunctionDeclaration') return around.id?.name ?? '';
    if (around.type === 'CallExpression' && /^set[A-Z]/.test(pathOf(around.callee)))
      return pathOf(around.callee);
  }
  return '';
}
