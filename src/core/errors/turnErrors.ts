import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** A turn, before and around what the model says. */
export const turnErrors = {
  busy: (title: string) =>
    new FootbridgeError('busy', 'A prototype for "{0}" is already being made. Wait for it or cancel it.', [
      title,
    ]),
  tooManyTurns: (most: string) =>
    new FootbridgeError(
      'too-many-turns',
      '{0} prototypes are being made already, which is the most at once. Wait for one of them or cancel it.',
      [most],
    ),
  spendingCapReached: (limit: string) =>
    new FootbridgeError(
      'spending-cap-reached',
      'This experiment has used {0}, which is as much as the settings allow. Nothing was changed and nothing more is sent.',
      [limit],
      { label: 'Change Limit', command: 'workbench.action.openSettings', argument: 'footbridge.spending' },
    ),
  priceUnknown: () =>
    new FootbridgeError(
      'price-unknown',
      'The limit in dollars cannot be kept, because nobody says what this model costs. Nothing was sent. Set its price (0 where it costs nothing), limit tokens instead of dollars, or choose another model.',
      [],
      { label: 'Change Limit', command: 'workbench.action.openSettings', argument: 'footbridge.spending' },
    ),
  fixDidNotHelp: (message: string) =>
    new FootbridgeError(
      'fix-did-not-help',
      'A fix for this same error did not help, so nothing was sent: “{0}”. Undo it, or say in your own words what should happen.',
      [message],
      { label: 'Undo the Fix', command: 'footbridge.undoGeneration' },
    ),
  modelEditsMissed: (file: string) =>
    new FootbridgeError(
      'model-edits-missed',
      'The model could not say where in {0} its changes belong, also when asked again. Nothing was changed.',
      [file],
      errorActions.tryAgain,
    ),
  cancelled: () => new FootbridgeError('cancelled', 'Cancelled. Nothing was changed.'),
} as const;
