/** The gate cannot tell whether the boundary is respected, and so does not open. The message says what to do. */
export class GateFault extends Error {
  override readonly name = 'GateFault';
}
