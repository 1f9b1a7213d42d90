/** A key press as it goes from the frame to the page around it; the names are those of the event. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  /** What VS Code looks shortcuts up by, on Windows by nothing else. */
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** No name of a key or of its place on the keyboard is longer. */
const longestName = 30;
const highestKeyCode = 255;
const firstFunctionKey = 112;
const lastFunctionKey = 123;

/** Whether a press could be a shortcut rather than typing: with Ctrl, Alt or the command key, or F1 to F12, or Escape. */
export function isShortcut({ key, keyCode, ctrlKey, altKey, metaKey }: KeyPress): boolean {
  switch (key) {
    // Held down to press another key, or on the way to a character.
    case 'Control':
    case 'Alt':
    case 'AltGraph':
    case 'Shift':
    case 'Meta':
    case 'Dead':
    case 'Process':
      return false;
    case 'Escape':
      return true;
    default:
      return ctrlKey || altKey || metaKey || (keyCode >= firstFunctionKey && keyCode <= lastFunctionKey);
  }
}

/** Checks what the frame sent. @returns `undefined` for anything but a sound shortcut */
export function parseShortcut(value: unknown): KeyPress | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, code, keyCode, ctrlKey, altKey, shiftKey, metaKey, repeat } = value as Record<string, unknown>;
  if (typeof key !== 'string' || typeof code !== 'string' || typeof keyCode !== 'number') return undefined;
  if (key.length > longestName || code.length > longestName) return undefined;
  if (!Number.isInteger(keyCode) || keyCode < 0 || keyCode > highestKeyCode) return undefined;
  if (typeof ctrlKey !== 'boolean' || typeof altKey !== 'boolean' || typeof shiftKey !== 'boolean')
    return undefined;
  if (typeof metaKey !== 'boolean' || typeof repeat !== 'boolean') return undefined;
  const press = { key, code, keyCode, ctrlKey, altKey, shiftKey, metaKey, repeat };
  return isShortcut(press) ? press : undefined;
}
