import { boundaryErrors } from './errors/boundaryErrors.ts';
import { dataErrors } from './errors/dataErrors.ts';
import { evidenceErrors } from './errors/evidenceErrors.ts';
import { experimentErrors } from './errors/experimentErrors.ts';
import { handoffErrors } from './errors/handoffErrors.ts';
import { labErrors } from './errors/labErrors.ts';
import { modelErrors } from './errors/modelErrors.ts';
import { previewErrors } from './errors/previewErrors.ts';
import { turnErrors } from './errors/turnErrors.ts';

/**
 * The catalogue of every failure a person can meet. One factory each: a stable code, what happened and
 * why, and where it helps a button that does the next thing. Anything else that is thrown is a bug.
 * The names are the codes in camel case.
 */
export const errors = {
  ...labErrors,
  ...experimentErrors,
  ...evidenceErrors,
  ...handoffErrors,
  ...turnErrors,
  ...modelErrors,
  ...dataErrors,
  ...previewErrors,
  ...boundaryErrors,
} as const;
