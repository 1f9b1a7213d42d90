import type { KeyPress } from './keyPress.ts';
import { nativeGetter } from './nativeGetter.ts';

const fields = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

/** Reads keyboard events in ways that prototype code cannot replace, if it is made before that runs. */
export interface KeyEventReader {
  press(event: KeyboardEvent): KeyPress;
  /** Whether AltGr is held, which writes characters and looks like Ctrl and Alt together. */
  hasAltGr(event: KeyboardEvent): boolean;
  /** Whether the key was pressed in something that is typed or chosen in. */
  isInField(event: KeyboardEvent): boolean;
  isPrevented(event: KeyboardEvent): boolean;
  prevent(event: KeyboardEvent): void;
}

/** @returns a reader that goes by the browser's own methods of this moment */
export function keyEventReader(): KeyEventReader {
  const call = Function.prototype.call;
  const { prototype } = KeyboardEvent;
  const key = nativeGetter(prototype, 'key');
  const code = nativeGetter(prototype, 'code');
  const keyCode = nativeGetter(prototype, 'keyCode');
  const ctrlKey = nativeGetter(prototype, 'ctrlKey');
  const altKey = nativeGetter(prototype, 'altKey');
  const shiftKey = nativeGetter(prototype, 'shiftKey');
  const metaKey = nativeGetter(prototype, 'metaKey');
  const repeat = nativeGetter(prototype, 'repeat');
  const hasModifier: (event: KeyboardEvent, name: string) => boolean = call.bind(prototype.getModifierState);
  const pathOf: (event: Event) => EventTarget[] = call.bind(Event.prototype.composedPath);
  const matches: (element: EventTarget, selector: string) => boolean = call.bind(Element.prototype.matches);
  return {
    press: (event) => ({
      key: key(event),
      code: code(event),
      keyCode: keyCode(event),
      ctrlKey: ctrlKey(event),
      altKey: altKey(event),
      shiftKey: shiftKey(event),
      metaKey: metaKey(event),
      repeat: repeat(event),
    }),
    hasAltGr: (event) => hasModifier(event, 'AltGraph'),
    isInField: (event) => {
      const target = pathOf(event)[0];
      return target !== undefined && target !== window && target !== document && matches(target, fields);
    },
    isPrevented: nativeGetter(Event.prototype, 'defaultPrevented'),
    prevent: call.bind(Event.prototype.preventDefault),
  };
}
