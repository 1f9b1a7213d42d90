import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** Experiments, and what is recorded about them. */
export const experimentErrors = {
  noExperiment: () =>
    new FootbridgeError(
      'no-experiment',
      'No experiment is active. Frame a hypothesis or choose an experiment first.',
      [],
      errorActions.openGuide,
    ),
  unknownExperiment: (slug: string) =>
    new FootbridgeError(
      'unknown-experiment',
      'There is no experiment called "{0}" in this lab.',
      [slug],
      errorActions.openGuide,
    ),
  unknownVariant: (variant: string) =>
    new FootbridgeError(
      'unknown-variant',
      'This experiment has no variant called "{0}".',
      [variant],
      errorActions.openGuide,
    ),
  incompleteHypothesis: (problems: readonly string[]) =>
    new FootbridgeError(
      'incomplete-hypothesis',
      'This cannot be tested yet: {0}',
      [problems.join(' ')],
      errorActions.openGuide,
    ),
  invalidArgument: (why: string) =>
    new FootbridgeError('invalid-argument', 'The command was given something it cannot use: {0}', [why]),
  alreadyDecided: (title: string) =>
    new FootbridgeError(
      'already-decided',
      '"{0}" is over: nobody tries it any more and nothing of it changes, so that results are never mixed. Start a new experiment from it in the guide.',
      [title],
      errorActions.openGuide,
    ),
  nothingToUndo: () =>
    new FootbridgeError('nothing-to-undo', 'There is no earlier version of this prototype to go back to.'),
  nothingToRedo: () =>
    new FootbridgeError('nothing-to-redo', 'There is no later version of this prototype to go on to.'),
  noPrototype: () =>
    new FootbridgeError('no-prototype', 'There is no prototype yet. Generate one first.', [], {
      label: 'Generate Prototype',
      command: 'footbridge.generatePrototype',
    }),
} as const;
