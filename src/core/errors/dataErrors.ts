import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** What people bring along: prototypes of other builders, and data. */
export const dataErrors = {
  adoptUnreadable: (source: string, why: string) =>
    new FootbridgeError(
      'adopt-unreadable',
      '"{0}" could not be taken over: {1}. Nothing was changed.',
      [source, why],
      errorActions.adoptPrototype,
    ),
  nothingToAdopt: (source: string, why: string) =>
    new FootbridgeError(
      'nothing-to-adopt',
      'In "{0}" there is no page or React component that could be shown{1}. HTML, React (JSX, TSX), a folder or ZIP of them, or a saved chat with code in it can be taken over. Nothing was changed.',
      [source, why],
      errorActions.adoptPrototype,
    ),
  dataUnreadable: (file: string, why: string) =>
    new FootbridgeError(
      'data-unreadable',
      '"{0}" could not be attached: {1}. Nothing was changed.',
      [file, why],
      errorActions.attachData,
    ),
  someDataAttached: (arrived: string, failure: string) =>
    new FootbridgeError(
      'some-data-attached',
      '{1} The files before it were attached: {0}.',
      [arrived, failure],
      errorActions.attachData,
    ),
  dataTooLarge: (file: string, what: string) =>
    new FootbridgeError(
      'data-too-large',
      '"{0}" could not be attached: it has {1}. Leave out what the tool does not need and try again; nothing was changed.',
      [file, what],
      errorActions.attachData,
    ),
  unknownDataset: (dataset: string) =>
    new FootbridgeError(
      'unknown-dataset',
      'No data called "{0}" is attached to this experiment.',
      [dataset],
      errorActions.attachData,
    ),
  unknownColumn: (column: string) =>
    new FootbridgeError(
      'unknown-column',
      'The attached data has no column called "{0}" that needs an approval or can be chosen.',
      [column],
      errorActions.openGuide,
    ),
  toolTooLarge: (size: string, limit: string, columns: string) =>
    new FootbridgeError(
      'tool-too-large',
      'With its data the tool would have {0}; more than {1} is too much for one page to open. Leave out columns or keep fewer rows. The largest columns: {2}.',
      [size, limit, columns],
      { label: 'Save Tool Again', command: 'footbridge.exportTool' },
    ),
} as const;
