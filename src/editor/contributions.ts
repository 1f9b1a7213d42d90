/**
 * Every name that package.json and the code share, typed. A test holds this file against the manifest,
 * so that a command, setting, view or context key cannot exist on one side only.
 */
export const commandIds = {
  createLab: 'footbridge.createLab',
  frameHypothesis: 'footbridge.frameHypothesis',
  setActiveExperiment: 'footbridge.setActiveExperiment',
  generatePrototype: 'footbridge.generatePrototype',
  undoGeneration: 'footbridge.undoGeneration',
  openPreview: 'footbridge.openPreview',
  startTestSession: 'footbridge.startTestSession',
  recordObservation: 'footbridge.recordObservation',
  decide: 'footbridge.decide',
  exportHandoffBrief: 'footbridge.exportHandoffBrief',
  explainBoundary: 'footbridge.explainBoundary',
  setBoundaryMode: 'footbridge.setBoundaryMode',
  chooseModel: 'footbridge.chooseModel',
  setApiKey: 'footbridge.setApiKey',
  copyDiagnostics: 'footbridge.copyDiagnostics',
  showLog: 'footbridge.showLog',
} as const;

/**
 * Commands behind buttons, links and quick fixes: registered, but not contributed, so that neither palette nor
 * keybinding editor offers them.
 */
export const internalCommandIds = {
  undoCrossing: 'footbridge.undoCrossing',
  keepCrossing: 'footbridge.keepCrossing',
  showBoundaryExplanation: 'footbridge.showBoundaryExplanation',
  showBoundaryActions: 'footbridge.showBoundaryActions',
} as const;

/** Every command that is registered. */
export type CommandId =
  (typeof commandIds)[keyof typeof commandIds] | (typeof internalCommandIds)[keyof typeof internalCommandIds];

export const viewIds = {
  guide: 'footbridge.guide',
  experiments: 'footbridge.experiments',
} as const;

/** Type of the preview's webview panel, by which VS Code restores it after a reload. */
export const previewViewType = 'footbridge.preview';

export const settingKeys = {
  modelProvider: 'footbridge.model.provider',
  modelName: 'footbridge.model.name',
  modelBaseUrl: 'footbridge.model.baseUrl',
  modelIdleTimeout: 'footbridge.model.idleTimeout',
  boundaryMode: 'footbridge.boundary.mode',
} as const;

export const contextKeys = {
  hasLab: 'footbridge.hasLab',
  hasExperiments: 'footbridge.hasExperiments',
} as const;
