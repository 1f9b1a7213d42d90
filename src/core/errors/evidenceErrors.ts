import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** Protocol, sessions and verdict. */
export const evidenceErrors = {
  participantTaken: (participant: string) =>
    new FootbridgeError(
      'participant-taken',
      'Participant "{0}" has a test session in this experiment already. Give everybody a code of their own, so that nobody counts twice.',
      [participant],
      errorActions.openGuide,
    ),
  unknownSession: (session: string) =>
    new FootbridgeError(
      'unknown-session',
      'There is no test session called "{0}".',
      [session],
      errorActions.openGuide,
    ),
  overrideNeedsReason: () =>
    new FootbridgeError(
      'override-needs-reason',
      'Deciding against the bar needs a reason, so that whoever reads the brief understands it.',
      [],
      errorActions.openGuide,
    ),
  participantWithdrawn: (participant: string) =>
    new FootbridgeError(
      'participant-withdrawn',
      'Participant "{0}" withdrew: what was recorded about them is deleted, and nothing more is kept under this code. Use another code for somebody else.',
      [participant],
      errorActions.openGuide,
    ),
  participantIsNoCode: (participant: string) =>
    new FootbridgeError(
      'participant-is-no-code',
      '"{0}" could tell who the participant is. Use a code such as P3: what is recorded travels with the brief.',
      [participant],
      errorActions.openGuide,
    ),
  unknownParticipant: (participant: string) =>
    new FootbridgeError(
      'unknown-participant',
      'Nobody called "{0}" has a session in this experiment.',
      [participant],
      errorActions.openGuide,
    ),
  amendmentNeedsReason: () =>
    new FootbridgeError(
      'amendment-needs-reason',
      'The protocol is locked. Changing it needs a reason, which is shown wherever the result is shown.',
      [],
      errorActions.openGuide,
    ),
  lockHolds: () =>
    new FootbridgeError(
      'lock-holds',
      'Somebody was tested under this plan, or a test kit went out with it, so its lock stays. You can still change it with a reason, which is shown beside the result.',
      [],
      errorActions.openGuide,
    ),
  protocolChangedByHand: () =>
    new FootbridgeError(
      'protocol-changed-by-hand',
      'The record of the plan was changed by hand since it was locked, so it is not what was agreed. Save the hypothesis form with a reason, which is shown wherever the result is shown, or put the record back as it was.',
      [],
      errorActions.openGuide,
    ),
  verdictNeedsName: () =>
    new FootbridgeError(
      'verdict-needs-name',
      'A decision is recorded with who made it. Name somebody; a role or initials will do.',
      [],
      errorActions.openGuide,
    ),
  outcomeNeedsReason: () =>
    new FootbridgeError(
      'outcome-needs-reason',
      'Something else was recorded for this task. Say why your outcome is right.',
      [],
      errorActions.openGuide,
    ),
  exclusionNeedsReason: () =>
    new FootbridgeError(
      'exclusion-needs-reason',
      'Leaving a session out of the count needs a reason, which is shown wherever the result is shown.',
      [],
      errorActions.openGuide,
    ),
  readmissionNeedsReason: () =>
    new FootbridgeError(
      'readmission-needs-reason',
      'Counting a session after all needs a reason, which is shown wherever the result is shown.',
      [],
      errorActions.openGuide,
    ),
  noConsentToQuotes: (participant: string) =>
    new FootbridgeError(
      'no-consent-to-quotes',
      'Participant "{0}" has not agreed to be quoted, so their words are not kept. Note what you saw instead.',
      [participant],
      errorActions.openGuide,
    ),
  resultNotRecognised: () =>
    new FootbridgeError(
      'result-not-recognised',
      'It holds no result of a test kit, or was changed on its way. Ask for the file that the kit saved.',
    ),
  resultAmbiguous: () =>
    new FootbridgeError(
      'result-ambiguous',
      'It holds several results between other text. Save each result as a file of its own.',
    ),
  resultTooLarge: (limit: string) =>
    new FootbridgeError(
      'result-too-large',
      'It is larger than {0}, which no result of a test kit is. It was not read.',
      [limit],
    ),
  resultsBrokenOff: () =>
    new FootbridgeError(
      'results-broken-off',
      'The guide was closed before the files behind this one had come. Drop them again: what is here already is not added twice.',
    ),
  resultUnreadable: (why: string) =>
    new FootbridgeError('result-unreadable', 'The disk does not give it ({0}).', [why]),
  resultIncomplete: (what: string) =>
    new FootbridgeError(
      'result-incomplete',
      'It is not a complete result ({0}). Ask for the file that the kit saved.',
      [what],
    ),
  resultNewer: () =>
    new FootbridgeError(
      'result-newer',
      'It was written by a newer Footbridge. Update Footbridge to import it.',
      [],
      { label: 'Check for Updates', command: 'workbench.extensions.action.checkForUpdates' },
    ),
  resultOfOtherExperiment: (experiment: string) =>
    new FootbridgeError(
      'result-of-other-experiment',
      'It belongs to the experiment "{0}". Import it there.',
      [experiment],
    ),
  resultOfOtherProtocol: () =>
    new FootbridgeError(
      'result-of-other-protocol',
      'It was gathered under a protocol that never held in this experiment, so it cannot be counted with the others.',
    ),
  resultOfUnknownPart: (name: string) =>
    new FootbridgeError(
      'result-of-unknown-part',
      'It is about a task or variant called "{0}", which this experiment does not have.',
      [name],
    ),
  resultWithoutConsent: () =>
    new FootbridgeError(
      'result-without-consent',
      'It does not say that the participant agreed to take part, so it is not kept.',
    ),
  resultByObserver: () =>
    new FootbridgeError(
      'result-by-observer',
      'It holds what only somebody who watched may record: a note, a quote or a correction. So it was changed after the kit saved it. Ask for the file that the kit saved.',
    ),
  resultContradicts: () =>
    new FootbridgeError(
      'result-contradicts',
      'A session with the same id is here already and began differently, so one of the two was changed.',
    ),
  notALab: (folder: string) =>
    new FootbridgeError(
      'not-a-lab',
      '{0} is not a lab: there is no footbridge.json in it. Choose the folder that holds this file.',
      [folder],
      { label: 'Open the Board', command: 'footbridge.openBoard' },
    ),
  kitTooLarge: (size: string, limit: string) =>
    new FootbridgeError(
      'kit-too-large',
      'The test kit would have {0}; most mail programs take {1} at most. Run Export Test Kit from the palette to save it all the same, or make pictures and data in the prototype smaller.',
      [size, limit],
      { label: 'Export Test Kit', command: 'footbridge.exportTestKit' },
    ),
  prototypeChanged: () =>
    new FootbridgeError(
      'prototype-changed',
      'The prototype was changed while the test kit was made, so that it would not hold what is recorded. Export it again.',
      [],
      { label: 'Export Test Kit', command: 'footbridge.exportTestKit' },
    ),
  prototypeChanging: () =>
    new FootbridgeError(
      'prototype-changing',
      'The prototype was changed while the session began, so that the participant would not see what is recorded. Nothing was kept; start the session again.',
      [],
      { label: 'Start Test Session', command: 'footbridge.startTestSession' },
    ),
  planAmended: (participant: string) =>
    new FootbridgeError(
      'plan-amended',
      'The plan was amended since the session of participant "{0}" began, so they would go on by another one. End that session; what was recorded is kept.',
      [participant],
      errorActions.openGuide,
    ),
  sessionUnderWay: (participant: string) =>
    new FootbridgeError(
      'session-under-way',
      'The session of participant "{0}" is still under way in this window. End it before another one begins.',
      [participant],
      errorActions.openGuide,
    ),
  sessionNotEnded: (participant: string) =>
    new FootbridgeError(
      'session-not-ended',
      'The session of participant "{0}" is still under way in this window. End it before you decide: after that nothing more is recorded.',
      [participant],
      errorActions.openGuide,
    ),
  sessionElsewhere: (participant: string) =>
    new FootbridgeError(
      'session-elsewhere',
      'The session of participant "{0}" is under way in another window. Go on there, or close that window first.',
      [participant],
      errorActions.openGuide,
    ),
  sessionOver: (participant: string) =>
    new FootbridgeError(
      'session-over',
      'The session of participant "{0}" has ended. What was recorded is kept; a code of its own begins another one.',
      [participant],
      errorActions.openGuide,
    ),
  prototypeReplaced: (participant: string) =>
    new FootbridgeError(
      'prototype-replaced',
      'The prototype was changed since the session of participant "{0}" began, so they would go on with something else. End that session; what was recorded is kept.',
      [participant],
      errorActions.openGuide,
    ),
} as const;
