import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { moved, withItem, without } from './listEdits.ts';
import { ListRow, type ListField, type RowActions } from './listRow.tsx';

interface ListEditorProps<T> {
  /** Id of the first control, so that a problem can send the user there. */
  readonly id: string;
  readonly items: readonly T[];
  readonly blank: T;
  readonly limit: number;
  readonly fields: readonly ListField<T>[];
  /** The name of one item with its number, such as "Step 2". */
  readonly nameOf: (number: number) => string;
  readonly addLabel: string;
  /** `rows` puts item and buttons on one line; `cards` gives longer texts the whole width. */
  readonly layout: 'rows' | 'cards';
  /** What stands below an item's texts. */
  readonly extra?: (item: T, row: number, change: (item: T) => void) => ComponentChildren;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (items: T[]) => void;
  readonly onBlur: () => void;
}

/**
 * An ordered list edited in place: add, remove and move by buttons, or by Enter, Backspace in an empty
 * item, and Alt with the arrow keys. The focus follows the item.
 */
export function ListEditor<T>(props: ListEditorProps<T>) {
  const { items, blank, limit, fields, nameOf, onChange } = props;
  const rows = items.length === 0 ? [blank] : items;
  const [news, setNews] = useState('');
  const { container, focusNext } = useFocusAfterChange();

  const apply = (next: T[], row: number, part: string, said: string): void => {
    setNews(said);
    focusNext(row, part);
    onChange(next);
  };
  const actions: RowActions<T> = {
    change: (row, item) => onChange(withItem(rows, row, item)),
    add: (after) => {
      if (rows.length < limit) apply(rows.toSpliced(after + 1, 0, blank), after + 1, 'field-0', '');
    },
    remove: (row) =>
      apply(without(rows, row), Math.max(0, row - 1), 'field-0', l10n.t('{0} removed', nameOf(row + 1))),
    move: (row, by, part) => {
      if (row + by < 0 || row + by >= rows.length) return;
      apply(moved(rows, row, by), row + by, part, l10n.t('Moved to {0} of {1}', row + by + 1, rows.length));
    },
  };

  return (
    <div
      ref={container}
      class={`list list-${props.layout}`}
      role="group"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node && event.currentTarget.contains(next))) props.onBlur();
      }}
    >
      <ol>
        {rows.map((item, row) => (
          <ListRow
            key={row}
            item={item}
            row={row}
            count={rows.length}
            name={nameOf(row + 1)}
            fields={fields}
            layout={props.layout}
            extra={props.extra}
            firstId={row === 0 ? props.id : undefined}
            invalid={props.invalid && row === 0}
            actions={actions}
          />
        ))}
      </ol>
      <button
        type="button"
        class="quiet"
        disabled={rows.length >= limit}
        onClick={() => actions.add(rows.length - 1)}
      >
        <Icon name="add" />
        {props.addLabel}
      </button>
      <p class="visually-hidden" role="status">
        {news}
      </p>
    </div>
  );
}

/** Lets a change say where the focus belongs once the list has been drawn again. */
function useFocusAfterChange() {
  const container = useRef<HTMLDivElement>(null);
  const wanted = useRef<string[] | undefined>(undefined);
  useLayoutEffect(() => {
    const selectors = wanted.current ?? [];
    wanted.current = undefined;
    const found = selectors.map((one) => container.current?.querySelector<HTMLElement>(one)).find(Boolean);
    found?.focus();
  });
  const focusNext = (row: number, part: string): void => {
    const inRow = `[data-row="${row}"]`;
    wanted.current = [`${inRow} [data-part="${part}"]:not(:disabled)`, `${inRow} [data-part="field-0"]`];
  };
  return { container, focusNext };
}
