import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** The lab and its files. */
export const labErrors = {
  noLab: () =>
    new FootbridgeError(
      'no-lab',
      'There is no lab in this window yet. The lab is the folder of its own where prototypes live.',
      [],
      errorActions.createLab,
    ),
  labLocationNotWritable: (folder: string, why: string) =>
    new FootbridgeError(
      'lab-location-not-writable',
      'The lab could not be created in {0} ({1}). Choose another folder; nothing was changed.',
      [folder, why],
      { label: 'Choose Another Folder', command: 'footbridge.createLab' },
    ),
  labLocationMissing: () =>
    new FootbridgeError(
      'lab-location-missing',
      'No folder is open, so say where the lab goes. It gets a folder of its own there.',
      [],
      errorActions.createLab,
    ),
  labLocationTaken: (folder: string) =>
    new FootbridgeError(
      'lab-location-taken',
      '{0} already exists and is not a Footbridge lab. Choose another folder; nothing was changed.',
      [folder],
      { label: 'Choose Another Folder', command: 'footbridge.createLab' },
    ),
  newerVersion: (file: string) =>
    new FootbridgeError(
      'newer-version',
      '{0} was written by a newer Footbridge. It is shown read-only and will not be changed; update Footbridge to edit it.',
      [file],
      { label: 'Check for Updates', command: 'workbench.extensions.action.checkForUpdates' },
    ),
  damagedFile: (file: string, why: string) =>
    new FootbridgeError(
      'damaged-file',
      '{0} cannot be read ({1}). It was left as it is, nothing was overwritten.',
      [file, why],
      errorActions.showLog,
    ),
  diskFull: (file: string) =>
    new FootbridgeError(
      'disk-full',
      'The disk is full: {0} was not written. What was there before is intact. Free some space and try again.',
      [file],
    ),
  writeFailed: (file: string, why: string) =>
    new FootbridgeError(
      'write-failed',
      '{0} could not be written ({1}). What was there before is intact.',
      [file, why],
      errorActions.showLog,
    ),
  unsafePath: (path: string, why: string) =>
    new FootbridgeError(
      'unsafe-path',
      'A file called "{0}" was refused: {1}. Nothing was written.',
      [path, why],
      errorActions.tryAgain,
    ),
  tooLarge: (what: string, limit: string) =>
    new FootbridgeError(
      'too-large',
      '{0} is larger than {1}. Nothing was written.',
      [what, limit],
      errorActions.tryAgain,
    ),
} as const;
