import { amount, dayFrom } from './amounts.ts';
import type { StarterContext } from './composition.ts';
import { type SafeHtml, html } from './html.ts';
import type { SampleItem } from './sample/samplePack.ts';

/** A row of an internal tool. */
export interface SampleRecord {
  readonly id: string;
  readonly item: SampleItem;
  readonly team: string;
  readonly status: Status;
  readonly updated: { readonly iso: string; readonly label: string };
  /** In minor units; 0 in packs without prices. */
  readonly amount: number;
}

export const statuses = ['Open', 'Waiting', 'Late', 'Done'] as const;
export type Status = (typeof statuses)[number];

const tones: Readonly<Record<Status, string>> = {
  Open: 'accent',
  Waiting: 'warn',
  Late: 'bad',
  Done: 'good',
};
const teams = ['North', 'Central', 'South', 'Online'] as const;
const recordCount = 12;
const firstNumber = 1041;

/** Twelve records made from the sample items, the same for the same seed. */
export function sampleRecords(context: StarterContext): SampleRecord[] {
  return Array.from({ length: recordCount }, (_, index) => record(context, index));
}

function record(context: StarterContext, index: number): SampleRecord {
  const { pack, seed, hypothesis } = context;
  const item = pack.items[(index * 3 + seed) % pack.items.length];
  if (item === undefined) throw new RangeError('a sample pack has no items');
  const { iso, day, label } = dayFrom(hypothesis.throwAwayDate, -14 - ((index * 5) % 9));
  return {
    id: `${pack.prefix}-${firstNumber + index}`,
    item,
    team: teams[(index * 7 + seed) % teams.length] ?? teams[0],
    status: statuses[[0, 2, 1, 0, 3, 0, 1, 3, 2, 0, 3, 1][index] ?? 0] ?? 'Open',
    updated: { iso, label: `${day} ${label}` },
    amount: item.price * (1 + (index % 3)),
  };
}

/** A status in its colour. */
export function statusBadge(status: Status): SafeHtml {
  return html`<span class="badge ${tones[status]}" data-status>${status}</span>`;
}

/** A record's amount in words, or nothing. */
export function recordAmount(context: StarterContext, entry: SampleRecord): string {
  return entry.amount === 0 ? '' : amount(entry.amount, context.currency);
}
