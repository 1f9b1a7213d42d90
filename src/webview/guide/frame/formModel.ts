import type { Draft } from './drafts.ts';

/** What each part of the form needs: the draft, how to change it, and what is wrong with a field. */
export interface FormModel {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  /** The user has been in this field, so its problem may be shown. */
  touch(field: string): void;
  /** What is wrong with the field, once it may be shown. */
  problemOf(field: string): string | undefined;
}

/** The id of the control for a field as problems name it, such as `criterion.metric`. */
export function controlId(field: string): string {
  return `field-${field.replaceAll('.', '-')}`;
}
