/** What may be recorded of a prototype's reports: it can put into each what a participant typed. See core/evidence/cleanReport.ts. */
import type { KnownNames } from '../../protocol/participant.ts';

/** An error in a prototype, as far as a report of it says so. */
export interface ReportedError {
  readonly kind?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** @returns the name where the team wrote it, else a question mark */
export function knownName(name: string, known: readonly string[]): string {
  return known.includes(name) ? name : '?';
}

/**
 * Says what went wrong, as in `The prototype does not answer: TypeError (app.js:12)`.
 * @param own words of ours before the error; empty for none
 */
export function problemWords(own: string, error: ReportedError | undefined, known: KnownNames): string {
  const { kind = '', file = '', line = 1 } = error ?? {};
  const what = error === undefined ? [] : [known.kinds.includes(kind) ? kind : 'Error'];
  const place = known.files.includes(file) ? ` (${file}:${line})` : '';
  return [...(own === '' ? [] : [own]), ...what].join(': ') + place;
}
