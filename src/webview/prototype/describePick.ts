import type { PickedElement } from './channel.ts';

/** Where the compiler notes `<file>:<line>` on what it renders. */
const sourceAttribute = 'data-footbridge-at';
const mostClasses = 8;
const longestText = 120;
const longestPath = 300;
const longestName = 100;

/** Describes an element for whoever is to change it: where it was made, what it is and what it says. */
export function describePick(element: Element): PickedElement {
  const at = element.getAttribute(sourceAttribute) ?? undefined;
  const near = at === undefined ? sourceAround(element) : undefined;
  const step = element.closest('[data-task-step]')?.getAttribute('data-task-step')?.slice(0, longestName);
  return {
    ...(at !== undefined && { at: at.slice(0, 320) }),
    ...(near !== undefined && { near: near.slice(0, 320) }),
    tag: element.localName.slice(0, 60),
    ...(element.id !== '' && { id: element.id.slice(0, 100) }),
    classes: [...element.classList].slice(0, mostClasses).map((name) => name.slice(0, 100)),
    text: textOf(element),
    path: pathOf(element),
    ...(step !== undefined && step !== '' && { taskStep: step }),
  };
}

function sourceAround(element: Element): string | undefined {
  return element.closest(`[${sourceAttribute}]`)?.getAttribute(sourceAttribute) ?? undefined;
}

/** What a person reads there, or would be read to them; in one line. */
function textOf(element: Element): string {
  const said = element instanceof HTMLElement ? element.innerText : element.textContent;
  const named = ['aria-label', 'alt', 'placeholder', 'title', 'name'].map((name) =>
    element.getAttribute(name),
  );
  const text = [said, ...named].find((each) => each !== null && each.trim() !== '') ?? '';
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, longestText);
}

/** The names of the elements from the screen, or the body, to this one. */
function pathOf(element: Element): string {
  const names: string[] = [];
  for (let each: Element | null = element; each !== null && each !== document.body;) {
    names.unshift(each.localName);
    each = each.hasAttribute('data-screen') ? null : each.parentElement;
  }
  return names.join(' › ').slice(-longestPath);
}
