import type { PreviewMessage, ToPreview } from '../../protocol/preview.ts';
import { DataRequests } from '../prototype/data/askOverPort.ts';
import type { DataAnswer } from '../prototype/data/dataAnswer.ts';

/**
 * Gets attached data from the host and keeps it, so that a prototype whose code was replaced has it again at once. It is
 * kept as Blobs, which browsers hold outside of the page's memory.
 */
export class DataBroker {
  readonly #requests: DataRequests;
  readonly #chunks = new Map<number, Blob[]>();
  readonly #kept = new Map<string, Promise<DataAnswer>>();
  #experiment: string | undefined;

  constructor(send: (message: PreviewMessage) => void) {
    this.#requests = new DataRequests((request, dataset) =>
      send({ type: 'dataWanted', request, ...(dataset !== undefined && { dataset }) }),
    );
  }

  /** @param dataset without one the names of all datasets are asked for */
  async ask(dataset: string | undefined): Promise<DataAnswer> {
    if (dataset === undefined) return this.#requests.ask(undefined);
    const known = this.#kept.get(dataset);
    if (known) return known;
    const asked = this.#requests.ask(dataset);
    this.#kept.set(dataset, asked);
    const answer = await asked;
    // A refusal may not hold the next time.
    if ('refused' in answer && this.#kept.get(dataset) === asked) this.#kept.delete(dataset);
    return answer;
  }

  /** Takes what concerns data from the host's messages. */
  hear(message: ToPreview): void {
    switch (message.type) {
      case 'view':
        if (this.#experiment !== message.view.state.experiment) this.#kept.clear();
        this.#experiment = message.view.state.experiment;
        break;
      case 'dataForget':
        this.#kept.clear();
        break;
      case 'dataChunk':
        this.#chunksOf(message.request).push(new Blob([message.bytes]));
        break;
      case 'dataNames':
        this.#requests.settle(message.request, { datasets: message.datasets });
        break;
      case 'dataEnd':
        this.#requests.settle(message.request, {
          header: message.header,
          blobs: this.#chunksOf(message.request),
        });
        this.#chunks.delete(message.request);
        break;
      case 'dataRefused':
        this.#requests.settle(message.request, { refused: message.why });
        this.#chunks.delete(message.request);
        break;
      default:
    }
  }

  #chunksOf(request: number): Blob[] {
    const chunks = this.#chunks.get(request) ?? [];
    this.#chunks.set(request, chunks);
    return chunks;
  }
}
