/**
 * **maintainability/browser-dialogs** (certain)
 *
 * The browser's own boxes (`alert`, `confirm`, `prompt`) talk to people. They stop the whole page, cannot be
 * designed or translated, and browsers may leave them out.
 */
import { callsIn, meaningsOf } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

export const browserDialogs: GapRule = {
  rule: 'maintainability/browser-dialogs',
  axis: 'maintainability',
  inPlainWords: 'Messages use the browser’s own boxes, which stop everything and look foreign.',
  forEngineers: 'Blocking alert, confirm or prompt; not styleable, testable or accessible in context.',
  instead: 'Use the product’s dialogs and messages.',
  confidence: 'certain',
  find: placesInEachFile((file) => {
    const dialogs = callsIn(file).filter(({ callee }) => {
      const [, global, name] =
        /^((?:window|globalThis)\.)?(alert|confirm|prompt)$/.exec(pathOf(callee)) ?? [];
      return name !== undefined && (global !== undefined || !isOwn(name, file));
    });
    return oncePerLine(dialogs.map((dialog) => place(file, dialog)));
  }),
};

/** Whether the file has a function of its own under this name. */
function isOwn(name: string, file: SourceFile): boolean {
  return (
    meaningsOf(file, name).length > 0 ||
    nodesOf(file, 'ImportSpecifier').some(({ local }) => local.name === name)
  );
}
