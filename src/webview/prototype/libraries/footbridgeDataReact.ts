/** What prototypes get as `footbridge/data-react`: the table as a component, and data as state. */
import { dataTable, loadData } from 'footbridge/data';
import { createElement, useEffect, useRef, useState } from 'preact/compat';

type Table = Awaited<ReturnType<typeof loadData>>;
type View = ReturnType<typeof dataTable>;
type TableProps = { readonly data: Table | undefined } & Parameters<typeof dataTable>[2];

/** `<DataTable data={table} columns={…} label="Orders" />`; nothing while `data` is still being loaded. */
function DataTable({ data, ...options }: TableProps): unknown {
  const place = useRef<HTMLDivElement | null>(null);
  const view = useRef<View | undefined>(undefined);
  const shown = useRef(data);
  const latest = useRef(options);
  latest.current = options;
  const key = JSON.stringify(options);
  useEffect(() => {
    if (place.current === null || data === undefined) return undefined;
    const made = dataTable(place.current, data, {
      ...options,
      // Those of the newest rendering, which know its state.
      onSelect: (row, index) => latest.current.onSelect?.(row, index),
      onChange: (rows) => latest.current.onChange?.(rows),
    });
    view.current = made;
    shown.current = data;
    return () => {
      made.destroy();
      view.current = undefined;
    };
  }, [key, data === undefined]);
  useEffect(() => {
    if (data === undefined || shown.current === data) return;
    shown.current = data;
    view.current?.update(data);
  }, [data]);
  return createElement('div', { ref: place });
}

/** A dataset as state: `table` when it is there, `error` in words when it is not. */
function useData(name: string): { readonly table: Table | undefined; readonly error: string | undefined } {
  const [state, setState] = useState<{ table: Table | undefined; error: string | undefined }>({ table: undefined, error: undefined }); // prettier-ignore
  useEffect(() => {
    let wanted = true;
    loadData(name).then(
      (table) => wanted && setState({ table, error: undefined }),
      (error: unknown) =>
        wanted &&
        setState({ table: undefined, error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [name]);
  return state;
}

export const library = { __esModule: true, DataTable, useData };
