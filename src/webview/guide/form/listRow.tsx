import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../shared/icon.tsx';

/** One text of an item. */
export interface ListField<T> {
  readonly label: string;
  readonly placeholder: string;
  readonly limit: number;
  readonly read: (item: T) => string;
  readonly write: (item: T, text: string) => T;
}

/** What can be done to the list from one of its rows; rows count from 0. */
export interface RowActions<T> {
  change(row: number, item: T): void;
  add(after: number): void;
  remove(row: number): void;
  /** `part` names the control that keeps the focus. */
  move(row: number, by: -1 | 1, part: string): void;
}

interface ListRowProps<T> {
  readonly item: T;
  readonly row: number;
  readonly count: number;
  readonly name: string;
  readonly fields: readonly ListField<T>[];
  readonly layout: 'rows' | 'cards';
  readonly extra: ((item: T, row: number, change: (item: T) => void) => ComponentChildren) | undefined;
  readonly firstId: string | undefined;
  readonly invalid: boolean;
  readonly actions: RowActions<T>;
}

/** One item of a {@link ListEditor}. */
export function ListRow<T>(props: ListRowProps<T>) {
  const { item, row, name, fields, layout, actions } = props;
  return (
    <li class="list-item" data-row={row}>
      <span class="list-name" aria-hidden="true">
        {layout === 'cards' ? name : row + 1}
      </span>
      <div class="list-fields">
        {fields.map((field, index) => (
          <RowText key={index} {...props} field={field} index={index} />
        ))}
        {props.extra?.(item, row, (changed) => actions.change(row, changed))}
      </div>
      <RowButtons {...props} />
    </li>
  );
}

function RowText<T>(props: ListRowProps<T> & { readonly field: ListField<T>; readonly index: number }) {
  const { item, row, field, index, fields, actions } = props;
  const value = field.read(item);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void => {
    const part = `field-${index}`;
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const next = event.currentTarget.parentElement?.querySelector<HTMLElement>(
        `[data-part="field-${index + 1}"]`,
      );
      if (next) next.focus();
      else actions.add(row);
    } else if (event.key === 'Backspace' && props.count > 1 && fields.every((one) => one.read(item) === '')) {
      event.preventDefault();
      actions.remove(row);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      actions.move(row, event.key === 'ArrowUp' ? -1 : 1, part);
    }
  };
  return (
    <textarea
      id={index === 0 ? props.firstId : undefined}
      data-part={`field-${index}`}
      rows={1}
      aria-label={fields.length === 1 ? props.name : `${props.name}: ${field.label}`}
      aria-invalid={props.invalid && index === 0 ? 'true' : undefined}
      placeholder={field.placeholder}
      maxLength={field.limit}
      value={value}
      onInput={(event) =>
        actions.change(row, field.write(item, event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ')))
      }
      onKeyDown={onKeyDown}
    />
  );
}

function RowButtons<T>({ row, count, name, actions }: ListRowProps<T>) {
  const button = (part: string, icon: IconName, label: string, disabled: boolean, press: () => void) => (
    <button
      type="button"
      class="icon-button"
      data-part={part}
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="list-actions">
      {button('up', 'up', l10n.t('Move {0} up', name), row === 0, () => actions.move(row, -1, 'up'))}
      {button('down', 'down', l10n.t('Move {0} down', name), row === count - 1, () =>
        actions.move(row, 1, 'down'),
      )}
      {button('remove', 'cross', l10n.t('Remove {0}', name), false, () => actions.remove(row))}
    </div>
  );
}
