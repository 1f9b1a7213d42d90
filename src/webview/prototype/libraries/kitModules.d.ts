/** Modules that the compiler links when a prototype is compiled. */
/* oxlint-disable typescript/consistent-type-imports -- such modules cannot import by relative names */

declare module 'footbridge:icons' {
  /** A shape inside an icon: the outline of a path, or an SVG element with its attributes. */
  export type IconShape = string | readonly [tag: string, attributes: Readonly<Record<string, string>>];
  /** The icons that the prototype names, under the names it uses. */
  export const icons: Readonly<Record<string, readonly IconShape[]>>;
}

declare module 'footbridge' {
  export function go(place: string): void;
  export function back(): void;
  /** Asks for an attached dataset, or for the names of all; see prototype/data. */
  export const readData: import('../data/loadData.ts').AskData;
  /** Is asked to render a screen that is not there. */
  export function onMissing(render: (screen: string, state: string) => void): void;
  export function onScreen(listener: (screen: string, state: string) => void): () => void;
}

declare module 'footbridge/data' {
  export function loadData(dataset: string): Promise<import('../data/dataTableModel.ts').DataTable>;
  export const dataTable: typeof import('../data/dataTable.ts').dataTable;
}
