import { errors } from '../../core/errors.ts';
import { refuseReservedName } from '../../core/lab/reservedNames.ts';

/** Our own folder in the lab: drafts, journal, locks, checkpoints. Git ignores it. */
export const ownFolder = '.footbridge';

const slugPattern = /^[a-z0-9][a-z0-9-]{0,59}$/;
const sessionPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** Whether a slug or variant id may name a folder. */
export function isSlug(name: string): boolean {
  return slugPattern.test(name) && refuseReservedName(name) === undefined;
}

/** Whether a session id may name a file. */
export function isSessionId(name: string): boolean {
  return sessionPattern.test(name) && refuseReservedName(name.toLowerCase()) === undefined;
}

/**
 * The folder of an experiment, as segments below the lab.
 * @throws FootbridgeError `unknown-experiment` when the slug cannot name one
 */
export function experimentSegments(slug: string): string[] {
  if (!isSlug(slug)) throw errors.unknownExperiment(slug);
  return ['experiments', slug];
}

/**
 * The folder of a variant, as segments below the lab.
 * @throws FootbridgeError `unknown-experiment` or `unknown-variant` when a name cannot be one
 */
export function variantSegments(slug: string, variant: string): string[] {
  if (!isSlug(variant)) throw errors.unknownVariant(variant);
  return [...experimentSegments(slug), 'variants', variant];
}

/**
 * A learning card, as segments below the lab.
 * @throws FootbridgeError `unknown-experiment` when the slug cannot name one
 */
export function learningSegments(slug: string): [folder: string, name: string] {
  if (!isSlug(slug)) throw errors.unknownExperiment(slug);
  return ['learnings', `${slug}.md`];
}
