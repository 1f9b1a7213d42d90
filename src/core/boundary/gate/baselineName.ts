/** Name of the baseline, at the root of the production repository. */
export const baselineName = 'footbridge.baseline.json';
