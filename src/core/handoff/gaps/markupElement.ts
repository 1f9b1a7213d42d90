import type { Node } from '@babel/types';

/** An element as a person meets it on the page, however it was written: HTML, JSX or HTML inside a string. */
export interface MarkupElement {
  readonly origin: 'html' | 'jsx' | 'string';
  /** Lower case for HTML elements; components keep their names (`Button`, `Shop.Card`). */
  readonly tag: string;
  /**
   * Names as HTML writes them, in lower case (`class`, `for`, `onclick`, `maxlength`): a text; `true` for a name
   * without a value; `undefined` for a value that only running code knows. `has` says whether it is there at all.
   */
  readonly attributes: ReadonlyMap<string, string | true | undefined>;
  /** Attributes come from somewhere else too (`{...props}`), so that one which is not listed may still be there. */
  readonly spread: boolean;
  /** The fixed text inside, with that of the elements in it. */
  readonly text: string;
  /** Whether code adds to what is inside (`{name}`, `${name}`). */
  readonly dynamic: boolean;
  readonly line: number;
  /** Offset of its `<` in the file; inside strings that of the string. */
  readonly start: number;
  readonly parent: MarkupElement | undefined;
  readonly children: readonly MarkupElement[];
  /** The code it stands in: its own JSX element, or the string or template that holds it. */
  readonly node: Node | undefined;
  /** The code in attributes, by name: JSX expressions, and the scripts of HTML's `on…` attributes. */
  readonly code: ReadonlyMap<string, Node>;
}
