import type { SuccessCondition } from '../experiment/hypothesis.ts';
import { balancedSquare } from './balancedSquare.ts';
import type { KnownNames } from './cleanReport.ts';
import type { Protocol } from './protocol.ts';

/** What a test kit carries along: all that a session needs, and what its results have to say of where they come from. */
export interface KitData {
  /** Slug of the experiment. */
  readonly experiment: string;
  /** Hash of the locked protocol. */
  readonly protocol: string;
  /** What the page is called; says nothing of what is expected. */
  readonly title: string;
  readonly consent: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly goal: string;
    readonly successWhen: SuccessCondition | undefined;
    readonly timeoutSeconds: number | undefined;
  }[];
  /** Each variant's whole outer page. */
  readonly variants: readonly { readonly id: string; readonly page: string }[];
  /** Fingerprint of each variant's files. */
  readonly prototypes: Readonly<Record<string, string>>;
  /** Names that may be recorded when a prototype reports them. */
  readonly known: KnownNames;
  /** Orders of variants, of which each participant is given one by chance. */
  readonly orders: readonly (readonly string[])[];
}

/**
 * The orders among which chance decides in a kit, which knows of no other participant: with many people all are used about
 * equally often. Between: one variant each. Within: the rows of the balanced square.
 *
 * @param variants ids of those that can be tried
 */
export function kitOrders(
  { assignment }: Pick<Protocol, 'assignment'>,
  variants: readonly string[],
): string[][] {
  return assignment === 'within' ? balancedSquare(variants) : variants.map((variant) => [variant]);
}
