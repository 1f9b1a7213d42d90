import { WireParser } from '../../src/core/generation/wireParser.ts';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { type Measurement, measurement } from './measurement.ts';

const RUNS = 15;
/** As much as arrives at once when a model is fast. */
const PIECE_LENGTH = 4096;
const MEGABYTE = 1_000_000;

/**
 * Measures how fast an answer is read: files, each line once. The peer is the floor: the same pieces, joined
 * and split into lines by the JavaScript engine. Both take turns in the same run, and the fastest of each
 * counts: whatever else the machine does only ever adds time.
 */
export async function measureParser(): Promise<Measurement[]> {
  return await Promise.resolve([1, 10].map(measureSize));
}

function measureSize(megabytes: number): Measurement {
  const pieces = piecesOf(answerOf(megabytes * MEGABYTE));
  const bytes = pieces.reduce((total, piece) => total + Buffer.byteLength(piece), 0);
  // The first times are those of code that is not compiled yet.
  for (let run = 0; run < RUNS; run++) read(pieces, bytes);
  const own: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    own.push(timed(() => read(pieces, bytes)));
    floor.push(timed(() => pieces.join('').split('\n').length));
  }
  const [speed, peer] = [own, floor].map((times) => bytes / MEGABYTE / (Math.min(...times) / 1000));
  return measurement(`answer read, ${megabytes} MB (fastest of ${RUNS})`, speed ?? 0, 'MB/s', peer ?? 0);
}

/** Lines as prototypes have them, in files of about 50 kB. */
function answerOf(bytes: number): string {
  const row = (index: number) =>
    `      <li class="card" data-task-step="pick-${index}"><h2>Tea no. ${index}</h2> <p>4,${index % 90} €</p></li>\n`;
  const files = Array.from({ length: Math.ceil(bytes / 50_000) }, (_, file) => ({
    path: `screens/${file % 100}.html`,
    text: Array.from({ length: 510 }, (__, line) => row(file * 510 + line)).join(''),
  }));
  return writeWire(files);
}

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / PIECE_LENGTH) }, (_, index) =>
    text.slice(index * PIECE_LENGTH, (index + 1) * PIECE_LENGTH),
  );
}

/** @throws Error when the answer was not understood, so that nothing fast and wrong is measured. */
function read(pieces: readonly string[], bytes: number): number {
  const parser = new WireParser(bytes);
  for (const piece of pieces) parser.push(piece);
  const { ended, changes } = parser.end();
  if (!ended || changes.length === 0) throw new Error('The answer was not read.');
  return changes.length;
}

/** Milliseconds; the result is used, so that no work can be left out. */
function timed(work: () => number): number {
  const start = performance.now();
  if (work() < 0) throw new Error('Nothing was done.');
  return performance.now() - start;
}
