/** What people need for writing, which VS Code leaves to the page: select all, copy, cut, paste, undo and redo. */
const forWriting = new Set(['a', 'c', 'x', 'v', 'z', 'y']);

/** What a browser would do with them, now that VS Code does not: print, save, open another file. */
const forBrowsers = new Set(['p', 's', 'o']);

/**
 * Keeps VS Code's shortcuts out of a participant's page: quick open would show the names of files, and worse can be reached from
 * the palette. VS Code listens in the page for keys that the page has not stopped; what the browser does with them stays.
 */
export function keepShortcutsOut(page: Window): void {
  const hear = (event: KeyboardEvent): void => {
    if (!isShortcut(event)) return;
    event.stopImmediatePropagation();
    if (forBrowsers.has(event.key.toLowerCase())) event.preventDefault();
  };
  for (const type of ['keydown', 'keyup'] as const) page.addEventListener(type, hear, true);
}

function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (/^F\d{1,2}$/.test(key)) return true;
  if (altKey && !ctrlKey) return true;
  // Both together are AltGr, which makes letters.
  if (!(ctrlKey || metaKey) || altKey) return false;
  const letter = key.toLowerCase();
  return !forWriting.has(letter) || (shiftKey && letter !== 'z');
}
