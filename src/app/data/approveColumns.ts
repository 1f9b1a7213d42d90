import { errors } from '../../core/errors.ts';
import type { DataStore } from './dataStore.ts';

export interface ApproveOrder {
  readonly slug: string;
  /** The dataset of the columns; without it they are looked for in all. */
  readonly dataset?: string | undefined;
  /** As `column` or `dataset.column`. */
  readonly columns: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/**
 * Records that personal columns may be used. All of them are looked up before anything is written.
 * @throws FootbridgeError `unknown-column`, `unknown-dataset` and what the store throws
 */
export async function approveColumns(order: ApproveOrder, store: DataStore): Promise<void> {
  const { datasets } = await store.list(order.slug);
  const chosen = datasets.filter(
    ({ profile }) => order.dataset === undefined || profile.id === order.dataset,
  );
  if (chosen.length === 0 && order.dataset !== undefined) throw errors.unknownDataset(order.dataset);
  const byDataset = new Map<string, string[]>();
  for (const wanted of order.columns) {
    const matches = chosen.flatMap(({ profile: { id, columns } }) =>
      columns
        .filter(
          ({ name, personal }) => personal !== undefined && (wanted === name || wanted === `${id}.${name}`),
        )
        .map(({ name }) => ({ id, name })),
    );
    if (matches.length === 0) throw errors.unknownColumn(wanted);
    for (const { id, name } of matches) byDataset.set(id, [...(byDataset.get(id) ?? []), name]);
  }
  for (const [dataset, columns] of byDataset) {
    const { reason, by, at } = order;
    await store.approve(order.slug, dataset, { columns, reason, by, at });
  }
}
