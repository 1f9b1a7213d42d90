import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** The model, on the way to it, and what it answers. */
export const modelErrors = {
  needsTrust: (what: string) =>
    new FootbridgeError(
      'needs-trust',
      '{0} waits until you trust this window. Framing, the offline starter, the preview and the brief work without.',
      [what],
      errorActions.manageTrust,
    ),
  modelNotConfigured: (what: string) =>
    new FootbridgeError(
      'model-not-configured',
      'The model cannot be used yet: {0}',
      [what],
      errorActions.chooseModel,
    ),
  modelUnauthorised: (provider: string) =>
    new FootbridgeError(
      'model-unauthorised',
      '{0} refused the API key. Check that it is complete, not expired and allowed to use this model.',
      [provider],
      errorActions.setApiKey,
    ),
  modelNotFound: (model: string) =>
    new FootbridgeError(
      'model-not-found',
      'The provider does not know a model called "{0}", or the address is not that of a model server.',
      [model],
      errorActions.chooseModel,
    ),
  modelUnreachable: (address: string, why: string) =>
    new FootbridgeError(
      'model-unreachable',
      'No answer from {0} ({1}). Check the network and the address; local servers must be running.',
      [address, why],
      errorActions.tryAgain,
    ),
  modelRateLimited: (seconds: string) =>
    new FootbridgeError(
      'model-rate-limited',
      'The provider asks to slow down (try again in {0} s). Nothing was changed.',
      [seconds],
      errorActions.tryAgain,
    ),
  modelQuotaUsedUp: (provider: string) =>
    new FootbridgeError(
      'model-quota-used-up',
      'The quota or credit at {0} is used up. Add to it there, or choose another model. Nothing was changed.',
      [provider],
      errorActions.chooseModel,
    ),
  modelOverloaded: (status: string) =>
    new FootbridgeError(
      'model-overloaded',
      'The provider had a fault of its own (HTTP {0}), also after trying again. Nothing was changed.',
      [status],
      errorActions.tryAgain,
    ),
  modelContextTooLong: () =>
    new FootbridgeError(
      'model-context-too-long',
      'The request is longer than this model can read. Choose a model with a larger context.',
      [],
      errorActions.chooseModel,
    ),
  modelSeesNoImages: (model: string) =>
    new FootbridgeError(
      'model-sees-no-images',
      '"{0}" cannot look at images. Take them out of the request, or choose a model that can. Nothing was changed.',
      [model],
      errorActions.chooseModel,
    ),
  modelCannotExplain: () =>
    new FootbridgeError(
      'model-cannot-explain',
      'The offline starter makes prototypes without a model, so it cannot explain. Choose a model first.',
      [],
      errorActions.chooseModel,
    ),
  modelRejected: (why: string) =>
    new FootbridgeError(
      'model-rejected',
      'The provider rejected the request: {0}',
      [why],
      errorActions.chooseModel,
    ),
  modelFiltered: () =>
    new FootbridgeError(
      'model-filtered',
      "The provider's content filter stopped the answer. Rephrase the hypothesis or choose another model.",
      [],
      errorActions.tryAgain,
    ),
  modelNotAStream: (received: string) =>
    new FootbridgeError(
      'model-not-a-stream',
      'The address answered, but not like a model ({0}). A login page or a proxy may be in between.',
      [received],
      errorActions.chooseModel,
    ),
  modelStalled: (seconds: string) =>
    new FootbridgeError(
      'model-stalled',
      'The model sent nothing for {0} s and was stopped. Nothing was changed.',
      [seconds],
      errorActions.tryAgain,
    ),
  modelCutOff: () =>
    new FootbridgeError(
      'model-cut-off',
      'The answer ended before it was complete, so it was not used. Nothing was changed.',
      [],
      errorActions.tryAgain,
    ),
  modelTooLong: () =>
    new FootbridgeError(
      'model-output-limit',
      'The answer reached the output limit of the model and was not used. Ask for less, or choose a larger model.',
      [],
      errorActions.chooseModel,
    ),
  modelGarbled: (why: string) =>
    new FootbridgeError(
      'model-garbled',
      'The answer could not be understood ({0}). Nothing was changed.',
      [why],
      errorActions.tryAgain,
    ),
  modelAnswerDoesNotRun: (where: string, why: string) =>
    new FootbridgeError(
      'model-answer-does-not-run',
      'The answer would not run as a prototype, so it was not used: {1} ({0}). Nothing was changed.',
      [where, why],
      errorActions.tryAgain,
    ),
  /** @param said the beginning of its answer */
  modelMadeNoFiles: (said: string) =>
    new FootbridgeError(
      'model-made-no-files',
      'The model answered in words and made no prototype files: “{0}” Say it differently, try again or choose another model.',
      [said],
      errorActions.tryAgain,
    ),
  modelSaidNothing: () =>
    new FootbridgeError(
      'model-made-no-files',
      'The model’s answer was empty. Try again or choose another model.',
      [],
      errorActions.tryAgain,
    ),
} as const;
