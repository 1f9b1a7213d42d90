/**
 * The catalogue of every failure a person can meet. One factory each: a stable code, what happened and
 * why, and where it helps a button that does the next thing. Anything else that is thrown is a bug.
 */

/** What a button under an error does: a command id with its one argument. */
export interface ErrorAction {
  readonly label: string;
  readonly command: string;
  readonly argument?: unknown;
}

/**
 * An expected failure. `template` and `values` stay apart so that the editor can translate the sentence;
 * `message` is the English text.
 */
export class FootbridgeError extends Error {
  readonly code: string;
  readonly template: string;
  readonly values: readonly string[];
  readonly action: ErrorAction | undefined;

  constructor(code: string, template: string, values: readonly string[] = [], action?: ErrorAction) {
    super(fill(template, values));
    this.name = 'FootbridgeError';
    this.code = code;
    this.template = template;
    this.values = values;
    this.action = action;
  }

  /** The same failure, whose button gives its command this argument, so that "Try Again" repeats the request. */
  withArgument(argument: unknown): FootbridgeError {
    const action = this.action && { ...this.action, argument };
    return new FootbridgeError(this.code, this.template, this.values, action);
  }
}

/** Puts `values[i]` where `template` says `{i}`. */
function fill(template: string, values: readonly string[]): string {
  return template.replaceAll(/\{(\d+)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
}

const createLab: ErrorAction = { label: 'Create Lab', command: 'footbridge.createLab' };
const chooseModel: ErrorAction = { label: 'Choose Model', command: 'footbridge.chooseModel' };
const setApiKey: ErrorAction = { label: 'Set API Key', command: 'footbridge.setApiKey' };
const tryAgain: ErrorAction = { label: 'Try Again', command: 'footbridge.generatePrototype' };
const openGuide: ErrorAction = { label: 'Open Guide', command: 'footbridge.guide.focus' };
const manageTrust: ErrorAction = { label: 'Manage Trust', command: 'workbench.trust.manage' };
const showLog: ErrorAction = { label: 'Show Log', command: 'footbridge.showLog' };

/** One factory per failure; the names are the codes in camel case. */
export const errors = {
  // The lab and its files
  noLab: () =>
    new FootbridgeError(
      'no-lab',
      'There is no lab in this window yet. The lab is the folder of its own where prototypes live.',
      [],
      createLab,
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
      createLab,
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
      showLog,
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
      showLog,
    ),
  unsafePath: (path: string, why: string) =>
    new FootbridgeError(
      'unsafe-path',
      'A file called "{0}" was refused: {1}. Nothing was written.',
      [path, why],
      tryAgain,
    ),
  tooLarge: (what: string, limit: string) =>
    new FootbridgeError('too-large', '{0} is larger than {1}. Nothing was written.', [what, limit], tryAgain),

  // Experiments
  noExperiment: () =>
    new FootbridgeError(
      'no-experiment',
      'No experiment is active. Frame a hypothesis or choose an experiment first.',
      [],
      openGuide,
    ),
  unknownExperiment: (slug: string) =>
    new FootbridgeError(
      'unknown-experiment',
      'There is no experiment called "{0}" in this lab.',
      [slug],
      openGuide,
    ),
  unknownVariant: (variant: string) =>
    new FootbridgeError(
      'unknown-variant',
      'This experiment has no variant called "{0}".',
      [variant],
      openGuide,
    ),
  incompleteHypothesis: (problems: readonly string[]) =>
    new FootbridgeError(
      'incomplete-hypothesis',
      'This cannot be tested yet: {0}',
      [problems.join(' ')],
      openGuide,
    ),
  invalidArgument: (why: string) =>
    new FootbridgeError('invalid-argument', 'The command was given something it cannot use: {0}', [why]),
  alreadyDecided: (title: string) =>
    new FootbridgeError(
      'already-decided',
      '"{0}" is decided. A changed prototype needs a new experiment, so that results are never mixed.',
      [title],
      openGuide,
    ),
  nothingToUndo: () =>
    new FootbridgeError('nothing-to-undo', 'There is no earlier version of this prototype to go back to.'),
  noPrototype: () =>
    new FootbridgeError('no-prototype', 'There is no prototype yet. Generate one first.', [], {
      label: 'Generate Prototype',
      command: 'footbridge.generatePrototype',
    }),
  participantTaken: (participant: string) =>
    new FootbridgeError(
      'participant-taken',
      'Participant "{0}" has a test session in this experiment already. Give everybody a code of their own, so that nobody counts twice.',
      [participant],
      openGuide,
    ),
  unknownSession: (session: string) =>
    new FootbridgeError('unknown-session', 'There is no test session called "{0}".', [session], openGuide),
  overrideNeedsReason: () =>
    new FootbridgeError(
      'override-needs-reason',
      'Deciding against the bar needs a reason, so that whoever reads the brief understands it.',
      [],
      openGuide,
    ),

  // Generation
  busy: (title: string) =>
    new FootbridgeError('busy', 'A prototype for "{0}" is already being made. Wait for it or cancel it.', [
      title,
    ]),
  cancelled: () => new FootbridgeError('cancelled', 'Cancelled. Nothing was changed.'),
  needsTrust: (what: string) =>
    new FootbridgeError(
      'needs-trust',
      '{0} waits until you trust this window. Framing, the offline starter, the preview and the brief work without.',
      [what],
      manageTrust,
    ),
  modelNotConfigured: (what: string) =>
    new FootbridgeError('model-not-configured', 'The model cannot be used yet: {0}', [what], chooseModel),
  modelUnauthorised: (provider: string) =>
    new FootbridgeError(
      'model-unauthorised',
      '{0} refused the API key. Check that it is complete, not expired and allowed to use this model.',
      [provider],
      setApiKey,
    ),
  modelNotFound: (model: string) =>
    new FootbridgeError(
      'model-not-found',
      'The provider does not know a model called "{0}", or the address is not that of a model server.',
      [model],
      chooseModel,
    ),
  modelUnreachable: (address: string, why: string) =>
    new FootbridgeError(
      'model-unreachable',
      'No answer from {0} ({1}). Check the network and the address; local servers must be running.',
      [address, why],
      tryAgain,
    ),
  modelRateLimited: (seconds: string) =>
    new FootbridgeError(
      'model-rate-limited',
      'The provider asks to slow down (try again in {0} s). Nothing was changed.',
      [seconds],
      tryAgain,
    ),
  modelQuotaUsedUp: (provider: string) =>
    new FootbridgeError(
      'model-quota-used-up',
      'The quota or credit at {0} is used up. Add to it there, or choose another model. Nothing was changed.',
      [provider],
      chooseModel,
    ),
  modelOverloaded: (status: string) =>
    new FootbridgeError(
      'model-overloaded',
      'The provider had a fault of its own (HTTP {0}), also after trying again. Nothing was changed.',
      [status],
      tryAgain,
    ),
  modelContextTooLong: () =>
    new FootbridgeError(
      'model-context-too-long',
      'The request is longer than this model can read. Choose a model with a larger context.',
      [],
      chooseModel,
    ),
  modelRejected: (why: string) =>
    new FootbridgeError('model-rejected', 'The provider rejected the request: {0}', [why], chooseModel),
  modelFiltered: () =>
    new FootbridgeError(
      'model-filtered',
      "The provider's content filter stopped the answer. Rephrase the hypothesis or choose another model.",
      [],
      tryAgain,
    ),
  modelNotAStream: (received: string) =>
    new FootbridgeError(
      'model-not-a-stream',
      'The address answered, but not like a model ({0}). A login page or a proxy may be in between.',
      [received],
      chooseModel,
    ),
  modelStalled: (seconds: string) =>
    new FootbridgeError(
      'model-stalled',
      'The model sent nothing for {0} s and was stopped. Nothing was changed.',
      [seconds],
      tryAgain,
    ),
  modelCutOff: () =>
    new FootbridgeError(
      'model-cut-off',
      'The answer ended before it was complete, so it was not used. Nothing was changed.',
      [],
      tryAgain,
    ),
  modelTooLong: () =>
    new FootbridgeError(
      'model-output-limit',
      'The answer reached the output limit of the model and was not used. Ask for less, or choose a larger model.',
      [],
      chooseModel,
    ),
  modelGarbled: (why: string) =>
    new FootbridgeError(
      'model-garbled',
      'The answer could not be understood ({0}). Nothing was changed.',
      [why],
      tryAgain,
    ),
  modelAnswerDoesNotRun: (where: string, why: string) =>
    new FootbridgeError(
      'model-answer-does-not-run',
      'The answer would not run as a prototype, so it was not used: {1} ({0}). Nothing was changed.',
      [where, why],
      tryAgain,
    ),
  modelMadeNoFiles: () =>
    new FootbridgeError(
      'model-made-no-files',
      'The model answered in words and made no prototype files. Try again or choose another model.',
      [],
      tryAgain,
    ),

  // Preview, boundary and handoff
  compileFailed: (where: string, why: string) =>
    new FootbridgeError('compile-failed', 'The prototype does not run yet: {1} ({0}).', [where, why]),
  previewFailed: (why: string) =>
    new FootbridgeError('preview-failed', 'The preview could not be shown: {0}', [why], showLog),
  noBoundary: () =>
    new FootbridgeError(
      'no-boundary',
      'Open a file first: the boundary is explained for one file at a time.',
    ),
} as const;
