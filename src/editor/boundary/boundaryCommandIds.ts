/** Commands behind the boundary's own buttons and links; they are not in the palette. */
export const boundaryCommandIds = {
  undoCrossing: 'footbridge.undoCrossing',
  keepCrossing: 'footbridge.keepCrossing',
  showExplanation: 'footbridge.showBoundaryExplanation',
  showActions: 'footbridge.showBoundaryActions',
} as const;
