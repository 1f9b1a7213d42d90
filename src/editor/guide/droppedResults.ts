import type { ResultText } from '../../app/importResults.ts';
import { errors } from '../../core/errors.ts';
import type { EvidenceMessage } from '../../protocol/guideEvidence.ts';

type Batch = Extract<EvidenceMessage, { type: 'importResults' }>;

/** The texts of one drop, which arrive some at a time: read one by one, they are never all in memory. */
export class DroppedResults {
  readonly #waiting: ResultText[] = [];
  #lastName = '';
  #isComplete = false;
  #wake: () => void = () => undefined;

  add({ files, last }: Batch): void {
    this.#waiting.push(
      ...files.map(({ name, text, tooLarge }) =>
        tooLarge ? { name, error: errors.resultTooLarge('5 MB') } : { name, text },
      ),
    );
    this.#lastName = files.at(-1)?.name ?? this.#lastName;
    this.#isComplete ||= last;
    this.#wake();
  }

  /** The page that hands them over is gone: the rest will not come. */
  breakOff(): void {
    this.#waiting.push({ name: this.#lastName, error: errors.resultsBrokenOff() });
    this.#isComplete = true;
    this.#wake();
  }

  /** All of them, as they arrive; ends with the last batch. */
  async *texts(): AsyncGenerator<ResultText, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) yield next;
      else if (this.#isComplete) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
