import type { Channel } from './channel.ts';
import { describePick } from './describePick.ts';
import { createPointOverlay } from './pointOverlay.ts';

/** What a person does to the prototype with a pointer, kept from it while they point. */
const pointerEvents = [
  'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend',
  'dragstart', 'submit',
] as const; // prettier-ignore

const clickComesWithinMs = 80;

/** Elements nobody sees, which therefore cannot be meant. */
const unseen = 'script,style,template,head,noscript,[role=status][aria-live]';

/**
 * Lets a person point at an element: the one under the pointer is marked, a click or Enter chooses it, the arrow keys walk
 * to what is around (up), inside (down) and beside it, Escape leaves. Only what a person did counts; the
 * listeners are there before the prototype's, so that it hears nothing of it.
 */
export function pointAtElement(channel: Pick<Channel, 'onPoint' | 'sendPicked'>): void {
  const overlay = createPointOverlay();
  const pathOf: (event: Event) => EventTarget[] = Function.prototype.call.bind(Event.prototype.composedPath);
  const later = setTimeout.bind(window);
  let on = false;
  let current: Element | undefined;

  const mark = (element: Element | undefined): void => {
    current = element;
    overlay.mark(element);
  };
  const end = (picked: Element | undefined): void => {
    on = false;
    mark(undefined);
    channel.sendPicked(picked && describePick(picked));
  };
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    hear: (event: WindowEventMap[Type]) => void,
  ): void => {
    const heard = (event: Event): void => {
      if (on && event.isTrusted) hear(event as WindowEventMap[Type]);
    };
    window.addEventListener(type, heard, { capture: true, passive: false });
  };

  listen('pointermove', (event) => mark(meant(pathOf(event), overlay.owns) ?? current));
  for (const type of pointerEvents) {
    listen(type, (event) => {
      swallow(event);
      if (type === 'click') end(meant(pathOf(event), overlay.owns) ?? current);
      // Controls that are switched off get no click.
      if (type === 'pointerup') later(() => on && end(current), clickComesWithinMs);
    });
  }
  listen('keydown', (event) => {
    if (event.key === 'Escape') end(undefined);
    else if (event.key === 'Enter' && current !== undefined) end(current);
    else if (event.key.startsWith('Arrow')) mark(step(current ?? firstElement(), event.key));
    else return;
    swallow(event);
  });
  const again = (): void => overlay.mark(current);
  listen('scroll', again);
  listen('resize', again);

  channel.onPoint((wanted) => {
    on = wanted;
    mark(wanted ? firstElement() : undefined);
  });
}

/** The innermost element of an event's path that a person sees. */
function meant(path: readonly EventTarget[], isOurs: (element: Element) => boolean): Element | undefined {
  const found = path.find((each): each is Element => each instanceof Element);
  if (found === undefined || isOurs(found) || found === document.documentElement) return undefined;
  return found;
}

/** Where walking begins: what has the focus, else the screen that is shown. */
function firstElement(): Element | undefined {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body && activeElement !== document.documentElement)
    return activeElement;
  // A page that is only beginning has no body yet.
  return (
    document.querySelector('[data-footbridge-current]') ?? document.querySelector('body > *') ?? undefined
  );
}

/** The neighbour in a direction that can be seen, or the element itself where there is none. */
function step(from: Element | undefined, key: string): Element | undefined {
  switch (key) {
    case 'ArrowUp':
      return from?.parentElement === document.documentElement ? from : (from?.parentElement ?? from);
    case 'ArrowDown':
      return visible(from?.children).at(0) ?? from;
    default: {
      const beside = visible(from?.parentElement?.children);
      const index = from === undefined ? -1 : beside.indexOf(from);
      return beside[index + (key === 'ArrowRight' ? 1 : -1)] ?? from;
    }
  }
}

function visible(elements: Iterable<Element> | undefined): Element[] {
  return [...(elements ?? [])].filter((element) => {
    if (element.matches(unseen)) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  });
}
