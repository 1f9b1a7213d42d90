import type { EvidenceEvent, KitData, ResultFile } from '../../protocol/kit.ts';
import type { ParticipantEvent, ParticipantScript } from '../../protocol/participant.ts';
import { newId, oneOf } from './chance.ts';

/** One participant's session in a kit: what happened, in memory and nowhere else, until they hand it over. */
export class KitSession {
  readonly script: ParticipantScript;
  readonly #data: KitData;
  readonly #events: EvidenceEvent[] = [];
  #handedOver = false;

  /** @param participant their code */
  constructor(data: KitData, participant: string) {
    const { consent, tasks, title, prototypes, known } = data;
    const order = oneOf(data.orders) ?? [];
    const variants = order.flatMap((id) => data.variants.filter((variant) => variant.id === id));
    const session = newId();
    this.#data = data;
    this.script = { session, participant, title, consent, tasks, variants, known, moderated: false };
    this.#add({
      type: 'started',
      session,
      participant,
      variant: order[0] ?? '',
      ...(order.length > 1 && { order: [...order] }),
      assigned: 'plan',
      protocol: data.protocol,
      prototypes: Object.fromEntries(order.map((id) => [id, prototypes[id] ?? ''])),
      source: 'kit',
    });
  }

  record(event: ParticipantEvent): void {
    this.#add(event);
    this.#handedOver = false;
  }

  /** Whether closing the page would lose something. */
  get isUnsaved(): boolean {
    return !this.#handedOver && this.#events.some(({ type }) => type === 'consented');
  }

  /** The results have left the page, as far as it can know. */
  handOver(): void {
    this.#handedOver = true;
  }

  get fileName(): string {
    return `results-${this.script.participant.replaceAll(/[^A-Za-z0-9-]+/g, '-')}.json`;
  }

  /** The results as the file that is handed over. */
  get text(): string {
    const { experiment, protocol } = this.#data;
    const file: ResultFile = {
      kind: 'footbridge-test-results',
      schemaVersion: 1,
      experiment,
      protocol,
      session: this.script.session,
      events: this.#events,
    };
    return JSON.stringify(file);
  }

  #add(body: WithoutStamp<EvidenceEvent>): void {
    this.#events.push({ schemaVersion: 1, id: newId(), at: new Date().toISOString(), ...body });
  }
}

type WithoutStamp<Event> = Event extends unknown ? Omit<Event, 'schemaVersion' | 'id' | 'at'> : never;
