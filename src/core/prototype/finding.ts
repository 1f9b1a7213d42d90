/** Something the compiler or the validator has to say about a file of the prototype. Lines count from 1. */
export interface PrototypeFinding {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
