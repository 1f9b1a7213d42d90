import type { Channel } from './channel.ts';
import { keyEventReader } from './keyEventReader.ts';
import { isShortcut, type KeyPress } from './keyPress.ts';

/**
 * Hands VS Code's shortcuts on, which a frame inside a webview would swallow. Only what a person pressed and the
 * prototype left alone. The press is read before prototype code sees the event, with the browser's own getters:
 * otherwise a prototype could pass off typing as a shortcut of its choice.
 */
export function forwardShortcuts({ sendKey, wantsKeys }: Pick<Channel, 'sendKey' | 'wantsKeys'>): void {
  const add = window.addEventListener.bind(window);
  const remove = window.removeEventListener.bind(window);
  const read = keyEventReader();
  let pressed: { readonly event: Event; readonly press: KeyPress } | undefined;
  const decide = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event !== pressed?.event || read.isPrevented(event)) return;
    const { press } = pressed;
    pressed = undefined;
    if (!isForBrowserToo(press.key)) read.prevent(event);
    sendKey(press);
  };
  add('keydown', (event) => {
    if (!event.isTrusted || !wantsKeys()) return;
    const press = read.press(event);
    if (!isShortcut(press) || read.hasAltGr(event) || isForPage(press, read.isInField(event))) return;
    pressed = { event, press };
    // Added anew it is the last to hear the event, so that whatever the prototype prevents is known.
    remove('keydown', decide);
    add('keydown', decide);
  }, true); // prettier-ignore
}

/** What the page itself has to do: the clipboard, select all, undo, and moving and deleting by words in a field. */
function isForPage(
  { key, keyCode, ctrlKey, altKey, shiftKey, metaKey }: KeyPress,
  inField: boolean,
): boolean {
  // On a Mac, Option with a letter writes another character.
  if (inField && altKey && !ctrlKey && !metaKey && key.length === 1) return true;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
    case 'Home':
    case 'End':
    case 'Backspace':
    case 'Delete':
    case 'Insert':
      return inField;
    default:
  }
  return (ctrlKey || metaKey) && !altKey && (inField || !shiftKey) && isEditingLetter(keyCode);
}

/** A, C, V, X, Y and Z. */
function isEditingLetter(keyCode: number): boolean {
  switch (keyCode) {
    case 65:
    case 67:
    case 86:
    case 88:
    case 89:
    case 90:
      return true;
    default:
      return false;
  }
}

/** Escape closes a dialog of the page, and zooming is the browser's where VS Code runs in one. */
function isForBrowserToo(key: string): boolean {
  switch (key) {
    case 'Escape':
    case '+':
    case '-':
    case '=':
    case '0':
      return true;
    default:
      return false;
  }
}
