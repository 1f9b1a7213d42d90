/**
 * **resilience/no-loading-state** (possible)
 *
 * A screen that code fills, or that sends a form, has no state for the time in between.
 */
import type { GapRule } from '../gap.ts';
import type { MarkupElement } from '../markupElement.ts';
import { isFilledByCode, screenElements } from '../screenElements.ts';

const waiting = /load|wait|busy|pending|saving|sending|skeleton|progress|checking|working/i;

export const noLoadingState: GapRule = {
  rule: 'resilience/no-loading-state',
  axis: 'resilience',
  inPlainWords: 'What people see on this screen while it waits was not designed.',
  forEngineers: 'The screen has no loading state in its markup.',
  instead: 'Show what is going on from the first half second, and keep what is there already.',
  confidence: 'possible',
  find: (files) =>
    screenElements(files)
      .filter(
        ({ screen, inside }) => !screen.states.some((state) => waiting.test(state)) && inside.some(takesTime),
      )
      .map(({ screen: { file, line, id } }) => ({ file, line, detail: `screen ${id}` })),
};

function takesTime(element: MarkupElement): boolean {
  const drawn =
    element.origin === 'jsx' && /^(?:ul|ol|table|tbody|[A-Z].*(?:List|Table|Grid))$/.test(element.tag);
  return element.tag === 'form' || drawn || isFilledByCode(element);
}
