import { errors } from '../../core/errors.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { MissedEdit } from '../../core/generation/applyEdits.ts';
import { buildCorrection } from '../../core/generation/prompt/buildCorrection.ts';
import { buildEditRetry } from '../../core/generation/prompt/buildEditRetry.ts';
import { buildRepair } from '../../core/generation/prompt/buildRepair.ts';
import type { BuiltTurn } from '../../core/generation/prompt/turnInput.ts';
import { verdictError, type AnswerVerdict } from '../../core/generation/soundAnswer.ts';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import { Draft } from './draft.ts';
import { readAnswer, type ReadAnswer, type Talk } from './readAnswer.ts';

/** Looks whether a prototype would run; a finding of severity `error` says that it would not. */
export type CheckSource = (source: PrototypeSource) => Promise<readonly PrototypeFinding[]>;

/** How often a turn asks again, for each reason: once in another form, twice where edits belong, once for what runs. */
interface Chances {
  corrections: number;
  edits: number;
  repairs: number;
}

/**
 * Talks with a model until it has given an answer that is whole, finds its places and runs. What falls short is said
 * to the model: a wrong form once; edits that miss their place, and files replaced that the model had not seen, once
 * with the file as it is, then once for whole files; a prototype that would not run once with what is wrong. Nothing is written.
 *
 * @param turn the turn's prompt
 * @returns what the answers make of the prototype
 * @throws FootbridgeError with the last thing that was wrong, when no chance is left; `cancelled`
 */
export async function converse(
  turn: BuiltTurn,
  source: PrototypeSource,
  talk: Talk,
  check: CheckSource,
): Promise<Draft> {
  const draft = new Draft(source.files);
  const chances: Chances = talk.provider.converses
    ? { corrections: 1, edits: 2, repairs: 1 }
    : { corrections: 0, edits: 0, repairs: 0 };
  let next = turn;
  for (;;) {
    const answer = await readAnswer(next, draft.files, talk);
    const again =
      answer.verdict.kind === 'sound'
        ? await take(answer.verdict, answer.unseen, { turn, source, draft, chances, talk, check })
        : correction(next, answer, answer.verdict, chances, talk);
    if (again === undefined) return draft;
    next = again;
  }
}

interface Exchange {
  readonly turn: BuiltTurn;
  readonly source: PrototypeSource;
  readonly draft: Draft;
  readonly chances: Chances;
  readonly talk: Talk;
  readonly check: CheckSource;
}

/** What to ask next, or `undefined` when the draft is done. */
async function take(
  { changes }: Extract<AnswerVerdict, { kind: 'sound' }>,
  unseen: readonly string[],
  { turn, source, draft, chances, talk, check }: Exchange,
): Promise<BuiltTurn | undefined> {
  const missed = draft.take(changes, unseen);
  if (missed.length > 0) return editRetry(turn, missed, draft, chances, talk);
  talk.report.phase('checking', '');
  const findings = await check({ files: draft.files, assets: source.assets });
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return undefined;
  if (chances.repairs === 0) throw doesNotRun(faults);
  chances.repairs -= 1;
  talk.report.phase('repairing', faults[0]?.message ?? '');
  return buildRepair(turn, faults, draft.files);
}

/** @throws FootbridgeError when an answer of this kind cannot be corrected, or was already */
function correction(
  asked: BuiltTurn,
  { text }: ReadAnswer,
  verdict: Exclude<AnswerVerdict, { kind: 'sound' }>,
  chances: Chances,
  { report }: Talk,
): BuiltTurn {
  if (verdict.kind !== 'unsound' || chances.corrections === 0) throw verdictError(verdict, text);
  chances.corrections -= 1;
  report.phase('correcting', verdict.complaints[0] ?? '');
  return buildCorrection(asked, text, verdict.fault, verdict.complaints);
}

/** @throws FootbridgeError `model-edits-missed` */
function editRetry(
  turn: BuiltTurn,
  missed: readonly MissedEdit[],
  draft: Draft,
  chances: Chances,
  { report }: Talk,
): BuiltTurn {
  const file = missed[0]?.path ?? '';
  if (chances.edits === 0) throw errors.modelEditsMissed(file);
  chances.edits -= 1;
  report.phase('correcting', file);
  return buildEditRetry(turn, missed, draft.files, chances.edits === 0);
}

/** The error for a prototype that would not run. */
export function doesNotRun(findings: readonly PrototypeFinding[]): Error {
  const [first] = findings;
  return errors.modelAnswerDoesNotRun(`${first?.file}:${first?.line}`, first?.message ?? '');
}
