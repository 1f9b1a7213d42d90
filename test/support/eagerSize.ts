/** What is loaded when the extension activates must not be larger. */
export const EAGER_LIMIT_BYTES = 300_000;

/**
 * How much VS Code loads before the extension can do anything: the bundle and the chunks it imports statically, directly or not.
 * @param textOf the text of a file of the bundle, by its name
 * @returns bytes
 */
export function eagerBytes(textOf: (file: string) => string): number {
  const found = new Map<string, number>();
  const take = (file: string): void => {
    if (found.has(file)) return;
    const text = textOf(file);
    found.set(file, Buffer.byteLength(text));
    const imports = text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/(?<chunk>[^"]+\.js)"/g);
    for (const { groups } of imports) take(groups?.['chunk'] ?? '');
  };
  take('extension.js');
  return [...found.values()].reduce((total, bytes) => total + bytes, 0);
}
