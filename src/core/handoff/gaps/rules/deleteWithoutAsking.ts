/**
 * **resilience/delete-without-asking** (likely)
 *
 * A control that says "Delete", "Remove", "Clear" or the like acts at once: the code it runs neither asks (a dialog,
 * `confirm`) nor offers to take it back.
 */
import type { GapRule } from '../gap.ts';
import { type Handler, handlersIn } from '../handlers.ts';
import type { MarkupElement } from '../markupElement.ts';
import { fixedText } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

const deleting =
  /^\s*(?:delete|remove|clear|discard|erase|empty|reset)\b(?!.*\b(?:filters?|search|selection)\b)/i;
const asking = /\bconfirm|\bundo|dialog|showModal|modal|areYouSure|\brestore|\btrash/i;

export const deleteWithoutAsking: GapRule = {
  rule: 'resilience/delete-without-asking',
  axis: 'resilience',
  inPlainWords: 'One click deletes, and there is no way back.',
  forEngineers: 'Destructive action without confirmation or undo.',
  instead: 'Offer undo (soft delete), or ask where that is impossible.',
  confidence: 'likely',
  find: (files) => {
    const clicks = handlersIn(files).filter(({ event }) => event === 'click');
    return files.flatMap((file) => {
      const controls = file.elements.filter(
        (element) => isDeleting(element) && !isAsked(element, file, clicks),
      );
      return oncePerLine(controls.map((element) => place(file, element)));
    });
  },
};

function isDeleting(element: MarkupElement): boolean {
  const { tag, attributes } = element;
  if (!/^(?:button|a|\w*Button)$/.test(tag) || attributes.get('type') === 'reset') return false;
  const { text } = element;
  const label = attributes.get('aria-label') ?? attributes.get('title');
  const words = text.trim() === '' && typeof label === 'string' ? label : text;
  return deleting.test(words);
}

/** Whether the code a control runs asks or can take it back; without such code, whether its file does. */
function isAsked(element: MarkupElement, file: SourceFile, clicks: readonly Handler[]): boolean {
  const selectors = selectorsOf(element);
  const own = clicks.filter(({ target }) => target === element || pointsAt(target, selectors));
  if (own.length === 0) return asking.test(file.code);
  return own.some(({ code, codeFile }) => asking.test(codeFile.code.slice(code.start ?? 0, code.end ?? 0)));
}

/** What an element may be looked up by: its id, or one of its classes. */
function selectorsOf({ attributes }: MarkupElement): ReadonlySet<unknown> {
  const id = attributes.get('id');
  const classes = String(attributes.get('class') ?? '')
    .split(/\s+/)
    .map((name) => `.${name}`);
  return new Set([id, `#${String(id)}`, ...classes]);
}

function pointsAt(target: Handler['target'], selectors: ReadonlySet<unknown>): boolean {
  if (target === undefined || !('type' in target) || target.type !== 'CallExpression') return false;
  const selector = fixedText(target.arguments[0]);
  return selector !== undefined && selectors.has(selector);
}
