/** Half a frame, in milliseconds: nobody who types notices a wait of that length. */
const turn = 8;

/**
 * Lets everything else have its turn between many small pieces of work.
 *
 * @param now a clock in milliseconds that never goes back
 * @param rest resolves after the others had their turn
 * @returns to be called between two pieces, and awaited when it returns something: mostly there is nothing to wait for
 */
export function paceOf(now: () => number, rest: () => Promise<void>): () => Promise<void> | undefined {
  let since = now();
  return () => {
    if (now() - since < turn) return undefined;
    return restarting();
  };

  async function restarting(): Promise<void> {
    await rest();
    since = now();
  }
}
