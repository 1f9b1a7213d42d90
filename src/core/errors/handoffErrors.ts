import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** Brief, review, disposal and learnings. */
export const handoffErrors = {
  /** @param file the brief; `why` is a sentence */
  unclearReview: (file: string, why: string) =>
    new FootbridgeError(
      'unclear-review',
      'Somebody filled in the review at the end of {0}, and it cannot be read: {1} Put that right first, so that the answer is not lost.',
      [file, why],
      { label: 'Open Brief', command: 'footbridge.openBriefFile', argument: { file } },
    ),
  noBriefToReview: () =>
    new FootbridgeError(
      'no-brief-to-review',
      'There is no final brief to answer. Export it without anything missing first.',
      [],
      errorActions.openGuide,
    ),
  extendedBefore: (until: string) =>
    new FootbridgeError(
      'extended-before',
      'The throw-away date was moved to {0} already, and is moved once only. Throw the prototype away, or hand it off.',
      [until],
      errorActions.openGuide,
    ),
  discardedAlready: (title: string) =>
    new FootbridgeError(
      'discarded-already',
      'The prototype of "{0}" was thrown away already. What was learnt is kept.',
      [title],
      errorActions.openGuide,
    ),
  nothingToRestore: (title: string) =>
    new FootbridgeError(
      'nothing-to-restore',
      'The prototype of "{0}" is not in the trash any more, where it is kept for 30 days. Its hypothesis, evidence and learning are still there.',
      [title],
      errorActions.openGuide,
    ),
  extensionDate: (earliest: string, latest: string) =>
    new FootbridgeError(
      'extension-date',
      'Choose a day from {0} to {1}. A prototype that is needed longer is thrown away and made anew.',
      [earliest, latest],
      errorActions.openGuide,
    ),
  extensionTooEarly: (due: string, latest: string) =>
    new FootbridgeError(
      'extension-too-early',
      'The prototype is kept until {0} already, and today that date could be moved to {1} at the latest. Extend it when the date is closer, if the prototype is still needed then.',
      [due, latest],
      errorActions.openGuide,
    ),
  extensionNeedsReason: () =>
    new FootbridgeError(
      'extension-needs-reason',
      'Say in a sentence what the prototype is still needed for. The reason is kept with the date.',
      [],
      errorActions.openGuide,
    ),
  disposalBusy: (title: string) =>
    new FootbridgeError(
      'disposal-busy',
      'Somebody is still at work with the prototype of "{0}": a test session, or a change by the model. Nothing was thrown away. Wait until it has ended, or end it, and try again.',
      [title],
      errorActions.openGuide,
    ),
  restoreInTheWay: (folder: string) =>
    new FootbridgeError(
      'restore-in-the-way',
      'The prototype was not taken back, as there are files where it belongs: {0}. Move them somewhere else, and try again.',
      [folder],
      errorActions.openGuide,
    ),
  unknownLearning: (slug: string) =>
    new FootbridgeError(
      'unknown-learning',
      'There is no other learning "{0}" that this one could replace. Choose one that is in the lab.',
      [slug],
      errorActions.openGuide,
    ),
  learningNamesParticipant: (code: string) =>
    new FootbridgeError(
      'learning-names-participant',
      'The learning names the participant {0}. It stays when they withdraw, so write "one participant" instead.',
      [code],
      errorActions.openGuide,
    ),
} as const;
