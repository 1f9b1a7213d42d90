import { paceOf } from '../core/pace.ts';

/** Lets the rest of the window have its turn between many small pieces of work; see core/pace.ts. */
export function pace(): () => Promise<void> | undefined {
  return paceOf(
    () => performance.now(),
    () => new Promise((resolve) => setTimeout(resolve, 0)),
  );
}
