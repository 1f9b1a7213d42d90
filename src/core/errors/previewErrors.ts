import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** Preview and boundary. */
export const previewErrors = {
  compileFailed: (where: string, why: string) =>
    new FootbridgeError('compile-failed', 'The prototype does not run yet: {1} ({0}).', [where, why]),
  previewFailed: (why: string) =>
    new FootbridgeError('preview-failed', 'The preview could not be shown: {0}', [why], errorActions.showLog),
  noBrowser: () =>
    new FootbridgeError(
      'no-browser',
      'The prototype could not be opened in a browser: its file lies on another machine, or no browser answered. The preview shows the same page.',
    ),
  fixNeedsModel: () =>
    new FootbridgeError(
      'fix-needs-model',
      'The offline starter cannot mend errors. Choose a model, or open the file and repair it there. Nothing was changed.',
      [],
      errorActions.chooseModel,
    ),
  noBoundary: () =>
    new FootbridgeError(
      'no-boundary',
      'Open a file first: the boundary is explained for one file at a time.',
    ),
} as const;
