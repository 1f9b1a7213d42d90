/** What moving a change takes; each step reaches the disk and may take a while. */
export interface MoveSteps<Copy> {
  /** The production file as it is now, with what is not saved yet; `undefined` when there is none. */
  readonly read: () => Promise<Uint8Array | undefined>;
  /** Copies it into the lab. */
  readonly copy: (contents: Uint8Array) => Promise<Copy>;
  /**
   * Puts production back, if `isCopied` says so at the last moment before it.
   * @returns whether it did
   */
  readonly putBack: (isCopied: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * Moves a change out of production so that it is in one of both places at every moment: what was typed or written while
 * it was copied is in no copy, so then production is left as it is, and the change is in both.
 *
 * @returns `undefined` when there is no file
 */
export async function moveChange<Copy>({
  read,
  copy,
  putBack,
}: MoveSteps<Copy>): Promise<(Copy & { readonly putBack: boolean }) | undefined> {
  const contents = await read();
  if (!contents) return undefined;
  const copied = await copy(contents);
  const isCopied = async (): Promise<boolean> => isSame(await read(), contents);
  return { ...copied, putBack: (await isCopied()) && (await putBack(isCopied)) };
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.length === other.length && one.every((byte, index) => byte === other[index]);
}
