import type { EvidenceBody, EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import type { ResultFile } from '../../../src/core/evidence/resultFile.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { ResultText } from '../../../src/app/importResults.ts';

export type Started = Extract<EvidenceBody, { type: 'started' }>;

/** Stamps what happened in a session, one thing a second. */
export function stamped(session: string, bodies: readonly EvidenceBody[]): EvidenceEvent[] {
  const from = Date.parse('2026-03-02T11:00:00.000Z');
  return bodies.map((body, index) => ({
    schemaVersion: 1,
    id: `${session}-${index}`,
    at: new Date(from + index * 1000).toISOString(),
    ...body,
  }));
}

/** The result of one participant who completed the task "buy" with variant `a` by a kit. */
export function kitResult(
  experiment: Experiment,
  session: string,
  participant: string,
  start: Partial<Started> = {},
  more: readonly EvidenceBody[] = [],
): ResultFile {
  const hash = experiment.lock?.hash ?? '';
  return {
    kind: 'footbridge-test-results',
    schemaVersion: 1,
    experiment: experiment.slug,
    protocol: hash,
    session,
    events: stamped(session, [
      { type: 'started', session, participant, variant: 'a', protocol: hash, source: 'kit', ...start },
      { type: 'consented', quotes: false },
      { type: 'taskStarted', task: 'buy' },
      { type: 'screen', screen: 'basket', state: 'ready' },
      { type: 'task', task: 'buy', outcome: 'completed', seconds: 31.5, by: 'page' },
      { type: 'seq', task: 'buy', value: 6 },
      { type: 'umuxLite', capabilities: 5, ease: 6 },
      ...more,
      { type: 'ended' },
    ]),
  };
}

/** A file with that text. */
export function fileOf(name: string, value: unknown): ResultText {
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}
