/**
 * Every name that package.json and the code share, typed. A test holds this file against the manifest,
 * so that a command, setting, view or context key cannot exist on one side only.
 */
export const commandIds = {
  createLab: 'footbridge.createLab',
  frameHypothesis: 'footbridge.frameHypothesis',
  setActiveExperiment: 'footbridge.setActiveExperiment',
  generatePrototype: 'footbridge.generatePrototype',
  adoptPrototype: 'footbridge.adoptPrototype',
  addVariant: 'footbridge.addVariant',
  undoGeneration: 'footbridge.undoGeneration',
  redoGeneration: 'footbridge.redoGeneration',
  openPreview: 'footbridge.openPreview',
  openInBrowser: 'footbridge.openInBrowser',
  attachData: 'footbridge.attachData',
  approvePersonalData: 'footbridge.approvePersonalData',
  exportTool: 'footbridge.exportTool',
  lockProtocol: 'footbridge.lockProtocol',
  startTestSession: 'footbridge.startTestSession',
  recordObservation: 'footbridge.recordObservation',
  exportTestKit: 'footbridge.exportTestKit',
  importTestResults: 'footbridge.importTestResults',
  exportEvidence: 'footbridge.exportEvidence',
  exportPicture: 'footbridge.exportPicture',
  withdrawParticipant: 'footbridge.withdrawParticipant',
  decide: 'footbridge.decide',
  exportHandoffBrief: 'footbridge.exportHandoffBrief',
  explainProductionGaps: 'footbridge.explainProductionGaps',
  reviewBrief: 'footbridge.reviewBrief',
  extendThrowAway: 'footbridge.extendThrowAway',
  discardPrototype: 'footbridge.discardPrototype',
  restorePrototype: 'footbridge.restorePrototype',
  searchLearnings: 'footbridge.searchLearnings',
  showTeamProtocol: 'footbridge.showTeamProtocol',
  openBoard: 'footbridge.openBoard',
  explainBoundary: 'footbridge.explainBoundary',
  setBoundaryMode: 'footbridge.setBoundaryMode',
  silenceWarnings: 'footbridge.silenceWarnings',
  resumeWarnings: 'footbridge.resumeWarnings',
  putAllBack: 'footbridge.putAllBack',
  unlockFile: 'footbridge.unlockFile',
  draftPolicy: 'footbridge.draftPolicy',
  installGate: 'footbridge.installGate',
  findLeaks: 'footbridge.findLeaks',
  proposeLightweightFix: 'footbridge.proposeLightweightFix',
  chooseModel: 'footbridge.chooseModel',
  setApiKey: 'footbridge.setApiKey',
  testConnection: 'footbridge.testConnection',
  copyDiagnostics: 'footbridge.copyDiagnostics',
  showLog: 'footbridge.showLog',
} as const;

/**
 * Commands behind buttons, links and quick fixes: registered, but not contributed, so that neither palette nor
 * keybinding editor offers them.
 */
export const internalCommandIds = {
  press: 'footbridge.press',
  fixPrototype: 'footbridge.fixPrototype',
  openBriefFile: 'footbridge.openBriefFile',
  unlockAll: 'footbridge.unlockAll',
  showBoundaryActions: 'footbridge.showBoundaryActions',
  showPolicyLine: 'footbridge.showPolicyLine',
} as const;

/** Commands about one file that crossed: contributed for the menus of the Crossings view, and hidden from the palette. */
export const crossingCommandIds = {
  undoCrossing: 'footbridge.undoCrossing',
  keepCrossing: 'footbridge.keepCrossing',
  moveCrossing: 'footbridge.moveCrossing',
  openCrossing: 'footbridge.openCrossing',
  askEngineer: 'footbridge.askEngineer',
  showBoundaryExplanation: 'footbridge.showBoundaryExplanation',
} as const;

/** Every command that is registered. */
export type CommandId =
  | (typeof commandIds)[keyof typeof commandIds]
  | (typeof crossingCommandIds)[keyof typeof crossingCommandIds]
  | (typeof internalCommandIds)[keyof typeof internalCommandIds];

export const viewIds = {
  guide: 'footbridge.guide',
  experiments: 'footbridge.experiments',
  crossings: 'footbridge.crossings',
} as const;

/** Type of the preview's webview panel, by which VS Code restores it after a reload. */
export const previewViewType = 'footbridge.preview';

/** Type of the participant's page, which VS Code must not restore: it goes on only with its session. */
export const sessionViewType = 'footbridge.session';

/** Type of the page that takes pictures of screens, which VS Code must not restore: whoever wanted them is gone. */
export const picturesViewType = 'footbridge.pictures';

/** Type of the board's webview panel, by which VS Code restores it after a reload. */
export const boardViewType = 'footbridge.board';

/** Type of the page that explains what a prototype leaves to engineering. */
export const gapsViewType = 'footbridge.gaps';

export const settingKeys = {
  modelProvider: 'footbridge.model.provider',
  modelName: 'footbridge.model.name',
  modelBaseUrl: 'footbridge.model.baseUrl',
  modelIdleTimeout: 'footbridge.model.idleTimeout',
  modelContextTokens: 'footbridge.model.contextTokens',
  modelOutputTokens: 'footbridge.model.outputTokens',
  modelPrice: 'footbridge.model.price',
  askFirst: 'footbridge.generation.askFirst',
  spendingTokens: 'footbridge.spending.tokensPerExperiment',
  spendingDollars: 'footbridge.spending.dollarsPerExperiment',
  boundaryMode: 'footbridge.boundary.mode',
  gapsInEditor: 'footbridge.gaps.inEditor',
  throwAwayReminder: 'footbridge.throwAwayReminder',
} as const;

export const contextKeys = {
  hasLab: 'footbridge.hasLab',
  hasExperiments: 'footbridge.hasExperiments',
  hasCrossings: 'footbridge.hasCrossings',
  boundaryMode: 'footbridge.boundaryMode',
  activeFileLocked: 'footbridge.activeFileLocked',
} as const;
