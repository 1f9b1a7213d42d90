import type { SuccessCondition } from '../experiment/hypothesis.ts';
import { contract } from '../prototype/contract.ts';
import { findLandmarks, type PrototypesById } from '../prototype/findLandmarks.ts';
import { errorKinds, type KnownNames } from './cleanReport.ts';

/** A place in quotes, as in `go('basket/empty')` or `data-go="basket/empty"`; nothing that is put together as the page runs. */
const placeInQuotes = /(["'`])#?([^"'`\\$<>{}\n/]{1,100})\/([^"'`\\$<>{}\n/]{1,100})\1/g;
const stateInScript =
  /(?:data-state|dataset\.state)['"]?\s{0,20}[=:,]\s{0,20}\{?\s{0,20}\\?["'`]([^"'`\\$<>{}\n]{1,300})\\?["'`]/g;

/**
 * Lists the names that stand in prototypes' files and in the tasks that people try there.
 *
 * @param tasks whose conditions name screens and steps too
 */
export function knownNames(
  prototypes: PrototypesById,
  steps: readonly { readonly id?: string | undefined; readonly title: string }[],
  tasks: readonly { readonly successWhen?: SuccessCondition | undefined }[],
): KnownNames {
  const landmarks = findLandmarks(prototypes, steps);
  const screens = new Set([...landmarks.screens.map(({ id }) => id), ...steps.flatMap(({ id }) => id ?? [])]);
  const states = new Set([contract.readyState, ...landmarks.screens.flatMap(({ states: own }) => own)]);
  const taskSteps = new Set(landmarks.taskSteps.map(({ id }) => id));
  for (const { successWhen } of tasks) {
    if (successWhen && 'taskStep' in successWhen) taskSteps.add(successWhen.taskStep);
    if (successWhen && 'screen' in successWhen) {
      screens.add(successWhen.screen);
      if (successWhen.state !== undefined) states.add(successWhen.state);
    }
  }
  const files = [...prototypes.values()].flat();
  for (const { text } of files) {
    for (const [, , screen = '', state = ''] of text.matchAll(placeInQuotes))
      if (screens.has(screen)) states.add(state);
    for (const [, names = ''] of text.matchAll(stateInScript))
      for (const state of names.split(/\s+/)) if (state !== '') states.add(state);
  }
  return {
    screens: [...screens],
    states: [...states],
    steps: [...taskSteps],
    files: [...new Set(files.map(({ path }) => path))],
    kinds: errorKinds,
  };
}
