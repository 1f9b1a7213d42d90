/** What buttons have begun and not ended yet: who presses one twice wants it once, and is not to read that it is done already. */
export class PressedOnce {
  readonly #underWay = new Set<string>();

  /**
   * @param key tells what is wanted from everything else that may be wanted meanwhile
   * @throws what `work` throws, to the first press only
   */
  async run(key: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#underWay.has(key)) return;
    this.#underWay.add(key);
    try {
      await work();
    } finally {
      this.#underWay.delete(key);
    }
  }
}
