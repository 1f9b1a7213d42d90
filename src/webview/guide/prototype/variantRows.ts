import type { ExperimentView } from '../../../protocol/guide.ts';
import type { VariantAxis, VariantOrder, VariantView } from '../../../protocol/guidePrototype.ts';

/** One variant to be added, as far as it is typed. `from` is empty for one from scratch. */
export interface VariantRow {
  readonly axis: VariantAxis;
  readonly change: string;
  readonly from: string;
}

const axes: readonly string[] = ['flow', 'messaging', 'interaction'] satisfies VariantAxis[];

/** What was typed before the view was hidden, or one fresh row. */
export function readRows(kept: unknown, experiment: ExperimentView): readonly VariantRow[] {
  const rows = Array.isArray(kept) ? kept.filter(isRow) : [];
  return rows.length > 0 ? rows : [freshRow(experiment)];
}

/** A row that starts from the chosen variant, along the axis that suits the kind of experiment. */
export function freshRow({ variant, variants, hypothesis }: ExperimentView): VariantRow {
  const isMade = variants.some(({ id, madeAt }) => id === variant && madeAt !== undefined);
  const usual: Record<typeof hypothesis.kind, VariantAxis> = {
    customerFlow: 'flow',
    messaging: 'messaging',
    interaction: 'interaction',
    internalTool: 'interaction',
  };
  return { axis: usual[hypothesis.kind], change: '', from: isMade ? (variant ?? '') : '' };
}

/** What the rows ask for. */
export function ordersOf(rows: readonly VariantRow[]): VariantOrder[] {
  return rows.map(({ axis, change, from }) => ({
    axis,
    change: change.trim(),
    ...(from !== '' && { from }),
  }));
}

/** Variants that were asked for, and how many there were before. */
export interface SentVariants {
  readonly before: number;
  readonly orders: readonly VariantOrder[];
}

/** Whether all that was asked for has been added since; others that came meanwhile do not count. */
export function areAdded(sent: unknown, variants: readonly VariantView[]): boolean {
  if (!isSent(sent)) return false;
  const added = variants.slice(sent.before);
  return sent.orders.every(({ axis, change }) =>
    added.some((variant) => variant.axis === axis && variant.change === change),
  );
}

/** Whether a word from a select is an axis. */
export function isAxis(value: unknown): value is VariantAxis {
  return typeof value === 'string' && axes.includes(value);
}

function isRow(value: unknown): value is VariantRow {
  return (
    typeof value === 'object' &&
    value !== null &&
    'axis' in value &&
    isAxis(value.axis) &&
    'change' in value &&
    typeof value.change === 'string' &&
    'from' in value &&
    typeof value.from === 'string'
  );
}

function isSent(value: unknown): value is SentVariants {
  return (
    typeof value === 'object' &&
    value !== null &&
    'before' in value &&
    typeof value.before === 'number' &&
    'orders' in value &&
    Array.isArray(value.orders)
  );
}
