import type { RelatedView } from '../../../protocol/guideHandoff.ts';
import type { PlanView } from '../../../protocol/guidePlan.ts';
import type { Draft } from './drafts.ts';

/** What each part of the form needs: the draft, how to change it, and what is wrong with a field. */
export interface FormModel {
  /** Which draft it is, as messages name it. */
  readonly name: string;
  readonly draft: Draft;
  /** What the host knows beside the text. */
  readonly plan: PlanView;
  /** What was learnt before about the same. */
  readonly related: readonly RelatedView[];
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
