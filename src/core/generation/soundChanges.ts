import { errors } from '../errors.ts';
import type { FileChange } from './fileChange.ts';
import type { FinishReason } from './modelTurn.ts';
import type { WireResult } from './wireParser.ts';

/**
 * The changes of an answer that can be trusted to be whole: its end marker arrived, nothing in it is
 * garbled, and the provider names no reason against it.
 *
 * @param finish why the provider stopped; `undefined` when its stream ended without saying so
 * @throws FootbridgeError for every other answer, the likeliest cause first
 */
export function soundChanges(result: WireResult, finish: FinishReason | undefined): readonly FileChange[] {
  if (result.passedLimit) throw errors.tooLarge(result.passedLimit.what, result.passedLimit.limit);
  if (finish === 'limit') throw errors.modelTooLong();
  if (finish === 'filter') throw errors.modelFiltered();
  if (finish === undefined) throw errors.modelCutOff();
  const [complaint] = result.complaints;
  if (result.changes.length === 0 && complaint === undefined) throw errors.modelMadeNoFiles();
  if (!result.ended) throw errors.modelCutOff();
  if (complaint !== undefined) throw errors.modelGarbled(complaint);
  return result.changes;
}
