/**
 * **security/sensitive-in-storage** (likely)
 *
 * A password, a token or details of a person are kept in the browser's storage or a cookie that scripts can read,
 * where every script of the page and everyone at the same computer finds them.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { fixedText, leadingText, pathOf } from '../nodeNames.ts';
import { isKept, readsSensitive } from '../readsSensitive.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

const storage = /(?:^|\.)(?:localStorage|sessionStorage)\.(\w+)$/;

export const sensitiveInStorage: GapRule = {
  rule: 'security/sensitive-in-storage',
  axis: 'security',
  inPlainWords: 'Details of a person or their sign-in stay behind in the browser, open to others.',
  forEngineers: 'Credentials or personal data in web storage or a script-readable cookie.',
  instead: 'Keep sign-ins in HttpOnly cookies and personal data on the server.',
  confidence: 'likely',
  find: inEachFile(writes),
};

function writes(file: SourceFile): Node[] {
  return [
    ...callsIn(file).filter(
      ({ callee, arguments: [key, value] }) =>
        storage.exec(pathOf(callee))?.[1] === 'setItem' &&
        (isKept(fixedText(key) ?? '') || (value !== undefined && readsSensitive(value, file))),
    ),
    ...nodesOf(file, 'AssignmentExpression').filter(({ left, right }) => {
      const path = pathOf(left);
      if (/(?:^|\.)document\.cookie$/.test(path))
        return isKept(leadingText(right).replace(/=.*$/s, '')) || readsSensitive(right, file);
      const key = storage.exec(path)?.[1];
      return key !== undefined && (isKept(key) || readsSensitive(right, file));
    }),
  ];
}
