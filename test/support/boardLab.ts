import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { boardMoment, sampleRecord } from './sampleBoard.ts';

const at = boardMoment.now.toISOString();
/** How many experiments of six are being tested and have sessions; see sampleRecord. */
const sessionsEach = 6;
const turnsEach = 4;

/**
 * Writes a lab of many experiments: records, model turns, and the sessions of those that were tested, each with all that
 * a page reports.
 *
 * @param folder an empty one
 * @returns how many bytes were written
 */
export function writeBoardLab(folder: string, count: number): number {
  let bytes = 0;
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
  };
  write(
    'footbridge.json',
    JSON.stringify({ schemaVersion: 1, name: 'many-lab', createdAt: at, production: [] }),
  );
  for (let index = 0; index < count; index += 1) {
    const record = sampleRecord(index);
    const home = `experiments/${record.slug}`;
    write(`${home}/experiment.json`, JSON.stringify(record, undefined, 2));
    if (record.stage === 'framed') continue;
    write(
      `${home}/generations.jsonl`,
      Array.from({ length: turnsEach }, (_, turn) => `\n${turnLine(turn)}`).join(''),
    );
    if (record.stage === 'prototyping') continue;
    for (let session = 0; session < sessionsEach; session += 1)
      write(`${home}/evidence/s${session}.jsonl`, sessionLog(`s${session}`));
  }
  return bytes;
}

function turnLine(turn: number): string {
  return JSON.stringify({
    schemaVersion: 1,
    id: `turn-${turn}`,
    at,
    variant: 'a',
    instruction: 'Make the button larger and the text shorter. '.repeat(4),
    promptVersion: 1,
    provider: 'sample',
    model: 'sample',
    usage: { inputTokens: 4000, outputTokens: 2500, dollars: 0.02 },
    files: ['index.html', 'app.js'],
    outcome: 'applied',
  });
}

/** Thirty lines: consent, a task with the screens and steps on the way, ratings. */
function sessionLog(session: string): string {
  const between = Array.from({ length: 24 }, (_, step) =>
    step % 2 === 0
      ? { type: 'screen', screen: `screen-${step}`, state: 'default' }
      : { type: 'step', step: `step-${step}` },
  );
  const bodies = [
    { type: 'started', session, participant: session.toUpperCase(), variant: 'a' },
    { type: 'consented', quotes: false },
    { type: 'taskStarted', task: 'task' },
    ...between,
    { type: 'task', task: 'task', outcome: 'completed', seconds: 42, by: 'page' },
    { type: 'seq', task: 'task', value: 6 },
    { type: 'ended' },
  ];
  return bodies
    .map((body, line) => `\n${JSON.stringify({ schemaVersion: 1, id: `${session}-${line}`, at, ...body })}`)
    .join('');
}
