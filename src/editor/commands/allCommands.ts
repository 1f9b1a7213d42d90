import { commandIds, internalCommandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import { lazyCommand as lazy } from './lazyCommand.ts';

/**
 * Every command by name; the guide's buttons run the same ones as the palette. Their code is loaded on first use,
 * so that a window which never uses Footbridge hardly notices it.
 */
export function allCommands(services: Services, version: string) {
  return {
    createLab: lazy(commandIds.createLab, async () => (await import('./createLab.ts')).createLab(services)),
    frameHypothesis: lazy(commandIds.frameHypothesis, async () =>
      (await import('./frameHypothesis.ts')).frameHypothesis(services),
    ),
    setActiveExperiment: lazy(commandIds.setActiveExperiment, async () =>
      (await import('./setActiveExperiment.ts')).setActiveExperiment(services),
    ),
    generatePrototype: lazy(commandIds.generatePrototype, async () =>
      (await import('./generatePrototype.ts')).generatePrototype(services),
    ),
    adoptPrototype: lazy(commandIds.adoptPrototype, async () =>
      (await import('./adoptPrototype.ts')).adoptPrototype(services),
    ),
    addVariant: lazy(commandIds.addVariant, async () =>
      (await import('./addVariant.ts')).addVariant(services),
    ),
    undoGeneration: lazy(commandIds.undoGeneration, async () =>
      (await import('./undoGeneration.ts')).undoGeneration(services),
    ),
    redoGeneration: lazy(commandIds.redoGeneration, async () =>
      (await import('./redoGeneration.ts')).redoGeneration(services),
    ),
    openPreview: lazy(commandIds.openPreview, async () =>
      (await import('./openPreview.ts')).openPreview(services),
    ),
    openInBrowser: lazy(commandIds.openInBrowser, async () =>
      (await import('./openInBrowser.ts')).openInBrowser(services),
    ),
    fixPrototype: lazy(internalCommandIds.fixPrototype, async () =>
      (await import('./fixPrototype.ts')).fixPrototype(services),
    ),
    attachData: lazy(commandIds.attachData, async () =>
      (await import('./attachData.ts')).attachData(services),
    ),
    approvePersonalData: lazy(commandIds.approvePersonalData, async () =>
      (await import('./approvePersonalData.ts')).approvePersonalData(services),
    ),
    exportTool: lazy(commandIds.exportTool, async () =>
      (await import('./exportTool.ts')).exportTool(services),
    ),
    lockProtocol: lazy(commandIds.lockProtocol, async () =>
      (await import('./lockProtocol.ts')).lockProtocol(services),
    ),
    startTestSession: lazy(commandIds.startTestSession, async () =>
      (await import('./startTestSession.ts')).startTestSession(services),
    ),
    exportTestKit: lazy(commandIds.exportTestKit, async () =>
      (await import('./exportTestKit.ts')).exportTestKit(services),
    ),
    importTestResults: lazy(commandIds.importTestResults, async () =>
      (await import('./importTestResults.ts')).importTestResults(services),
    ),
    exportEvidence: lazy(commandIds.exportEvidence, async () =>
      (await import('./exportEvidence.ts')).exportEvidence(services),
    ),
    recordObservation: lazy(commandIds.recordObservation, async () =>
      (await import('./recordObservation.ts')).recordObservation(services),
    ),
    withdrawParticipant: lazy(commandIds.withdrawParticipant, async () =>
      (await import('./withdrawParticipant.ts')).withdrawParticipant(services),
    ),
    decide: lazy(commandIds.decide, async () => (await import('./decide.ts')).decide(services)),
    exportHandoffBrief: lazy(commandIds.exportHandoffBrief, async () =>
      (await import('./exportHandoffBrief.ts')).exportHandoffBrief(services),
    ),
    explainProductionGaps: lazy(commandIds.explainProductionGaps, async () =>
      (await import('./explainProductionGaps.ts')).explainProductionGaps(services),
    ),
    reviewBrief: lazy(commandIds.reviewBrief, async () =>
      (await import('./reviewBrief.ts')).reviewBrief(services),
    ),
    openBriefFile: lazy(internalCommandIds.openBriefFile, async () =>
      (await import('./openBriefFile.ts')).openBriefFile(),
    ),
    extendThrowAway: lazy(commandIds.extendThrowAway, async () =>
      (await import('./extendThrowAway.ts')).extendThrowAway(services),
    ),
    discardPrototype: lazy(commandIds.discardPrototype, async () =>
      (await import('./discardPrototype.ts')).discardPrototype(services),
    ),
    restorePrototype: lazy(commandIds.restorePrototype, async () =>
      (await import('./restorePrototype.ts')).restorePrototype(services),
    ),
    searchLearnings: lazy(commandIds.searchLearnings, async () =>
      (await import('./searchLearnings.ts')).searchLearnings(services),
    ),
    openBoard: lazy(commandIds.openBoard, async () => (await import('./openBoard.ts')).openBoard(services)),
    exportPicture: lazy(commandIds.exportPicture, async () =>
      (await import('./exportPicture.ts')).exportPicture(services),
    ),
    explainBoundary: lazy(commandIds.explainBoundary, async () =>
      (await import('./explainBoundary.ts')).explainBoundary(services),
    ),
    setBoundaryMode: lazy(commandIds.setBoundaryMode, async () =>
      (await import('./setBoundaryMode.ts')).setBoundaryMode(services),
    ),
    unlockFile: lazy(commandIds.unlockFile, async () =>
      (await import('./unlockFile.ts')).unlockFile(services),
    ),
    unlockAll: lazy(internalCommandIds.unlockAll, async () =>
      (await import('./unlockAll.ts')).unlockAll(services),
    ),
    draftPolicy: lazy(commandIds.draftPolicy, async () =>
      (await import('./draftPolicy.ts')).draftPolicy(services),
    ),
    showTeamProtocol: lazy(commandIds.showTeamProtocol, async () =>
      (await import('./showTeamProtocol.ts')).showTeamProtocol(services),
    ),
    installGate: lazy(commandIds.installGate, async () =>
      (await import('./installGate.ts')).installGate(services),
    ),
    proposeLightweightFix: lazy(commandIds.proposeLightweightFix, async () =>
      (await import('./proposeLightweightFix.ts')).proposeLightweightFix(services),
    ),
    findLeaks: lazy(commandIds.findLeaks, async () => (await import('./findLeaks.ts')).findLeaks(services)),
    chooseModel: lazy(commandIds.chooseModel, async () =>
      (await import('./chooseModel.ts')).chooseModel(services),
    ),
    setApiKey: lazy(commandIds.setApiKey, async () => (await import('./setApiKey.ts')).setApiKey(services)),
    testConnection: lazy(commandIds.testConnection, async () =>
      (await import('./testConnection.ts')).testConnection(services),
    ),
    copyDiagnostics: lazy(commandIds.copyDiagnostics, async () =>
      (await import('./copyDiagnostics.ts')).copyDiagnostics(services, version),
    ),
    showLog: lazy(commandIds.showLog, async () => (await import('./showLog.ts')).showLog(services)),
  } as const;
}

export type Commands = ReturnType<typeof allCommands>;
