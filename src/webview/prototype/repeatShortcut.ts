import { parseShortcut } from './keyPress.ts';

/**
 * Presses a key that was pressed in the frame on the window of the page around it, where VS Code listens for its
 * shortcuts (it lets webviews do this for frames in them). What is no sound shortcut is dropped.
 *
 * @param value what the frame sent
 */
export function repeatShortcut(value: unknown): void {
  const press = parseShortcut(value);
  if (press === undefined) return;
  // Without its end, VS Code in a browser takes Ctrl for held and asks before it closes the tab.
  for (const type of ['keydown', 'keyup'])
    window.dispatchEvent(new KeyboardEvent(type, { ...press, bubbles: true, cancelable: true }));
}
