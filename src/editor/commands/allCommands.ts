import type { Services } from '../services.ts';
import { chooseModel } from './chooseModel.ts';
import { copyDiagnostics } from './copyDiagnostics.ts';
import { createLab } from './createLab.ts';
import { decide } from './decide.ts';
import { explainBoundary } from './explainBoundary.ts';
import { exportHandoffBrief } from './exportHandoffBrief.ts';
import { frameHypothesis } from './frameHypothesis.ts';
import { generatePrototype } from './generatePrototype.ts';
import { openPreview } from './openPreview.ts';
import { recordObservation } from './recordObservation.ts';
import { setActiveExperiment } from './setActiveExperiment.ts';
import { setApiKey } from './setApiKey.ts';
import { setBoundaryMode } from './setBoundaryMode.ts';
import { showLog } from './showLog.ts';
import { startTestSession } from './startTestSession.ts';
import { undoGeneration } from './undoGeneration.ts';

/** Every command by name; the guide's buttons run the same ones as the palette. */
export function allCommands(services: Services, version: string) {
  return {
    createLab: createLab(services),
    frameHypothesis: frameHypothesis(services),
    setActiveExperiment: setActiveExperiment(services),
    generatePrototype: generatePrototype(services),
    undoGeneration: undoGeneration(services),
    openPreview: openPreview(services),
    startTestSession: startTestSession(services),
    recordObservation: recordObservation(services),
    decide: decide(services),
    exportHandoffBrief: exportHandoffBrief(services),
    explainBoundary: explainBoundary(services),
    setBoundaryMode: setBoundaryMode(services),
    chooseModel: chooseModel(),
    setApiKey: setApiKey(services),
    copyDiagnostics: copyDiagnostics(services, version),
    showLog: showLog(services),
  } as const;
}

export type Commands = ReturnType<typeof allCommands>;
