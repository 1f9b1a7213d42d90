/**
 * **resilience/double-submit** (likely)
 *
 * A click or a form starts something that takes a moment and creates a record, and the control stays usable meanwhile:
 * an impatient second click does it twice.
 */
import type { Node } from '@babel/types';
import type { FunctionNode } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { handlersIn } from '../handlers.ts';
import { callsWithin, isWithin, nodesWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { requestsIn } from '../requests.ts';
import { place, type SourceFile } from '../sourceFile.ts';
import { findTimers } from '../timers.ts';

const creating =
  /^(?:save|send|submit|create|add|book|order|pay|place|upload|register|post|publish|invite)(?:[A-Z]|$)/;
const holding = /disabled|busy|loading|pending|saving|sending|submitting|inFlight|locked/i;
const holdingAttribute = /['"](?:disabled|aria-busy|aria-disabled|inert)['"]/;

export const doubleSubmit: GapRule = {
  rule: 'resilience/double-submit',
  axis: 'resilience',
  inPlainWords: 'An impatient second click does it twice.',
  forEngineers: 'The control stays enabled while the write is under way.',
  instead: 'Disable it until the answer is there, and make the write safe to repeat.',
  confidence: 'likely',
  find: (files) => {
    const submitting = handlersIn(files).filter(({ event }) => event === 'submit' || event === 'click');
    const loose = submitting.filter(
      ({ code, codeFile }) => writesSlowly(codeFile, code) && !holds(codeFile, code),
    );
    return files.flatMap((file) => {
      const own = loose.filter(({ codeFile }) => codeFile === file);
      return oncePerLine(own.map(({ code }) => place(file, code)));
    });
  },
};

function writesSlowly(file: SourceFile, code: FunctionNode): boolean {
  const slow =
    nodesWithin(file, 'AwaitExpression', code).length > 0 ||
    callsWithin(file, code).some(({ callee }) => lastName(callee) === 'then') ||
    findTimers(file).some(({ call, pretends }) => pretends && isWithin(call, code));
  return slow && writes(file, code);
}

function writes(file: SourceFile, code: Node): boolean {
  const sent = requestsIn(file).some(
    ({ call, method }) => isWithin(call, code) && /^(?:POST|PATCH)$/.test(method ?? ''),
  );
  const called = callsWithin(file, code).some(
    ({ callee }) => creating.test(pathOf(callee)) || /\.(?:push|unshift)$/.test(pathOf(callee)),
  );
  const added = nodesWithin(file, 'AssignmentExpression', code).some(
    ({ right }) =>
      right.type === 'ArrayExpression' && right.elements.some((one) => one?.type === 'SpreadElement'),
  );
  return sent || called || added;
}

function holds(file: SourceFile, code: Node): boolean {
  const [start, end] = [code.start ?? 0, code.end ?? 0];
  return (
    holding.test(file.code.slice(start, end)) || holdingAttribute.test(file.uncommented.slice(start, end))
  );
}
