import { errors } from '../../core/errors.ts';
import { isObject, jsonText, RecordColumns } from './flatRecord.ts';
import { belowHeadings } from './headingRow.ts';
import { importLimits } from './importLimits.ts';
import { JsonElements } from './jsonElements.ts';
import type { ReadContext, Rows } from './rowReader.ts';
import { textPieces } from './textPieces.ts';

/** Reads a JSON file that holds a list of objects or of lists; see RowReader. */
export async function* readJson(context: ReadContext): AsyncGenerator<Rows> {
  yield* asRows(context, listElements(context));
}

/** Reads a file with one JSON value a line; see RowReader. */
export async function* readJsonLines(context: ReadContext): AsyncGenerator<Rows> {
  yield* asRows(context, lines(context));
}

async function* listElements(context: ReadContext): AsyncGenerator<string[]> {
  const list = new JsonElements();
  let count = 0;
  for await (const piece of textPieces(context)) {
    const elements = list.push(piece);
    count += elements.length;
    if (list.waiting > importLimits.recordCharacters)
      throw errors.dataUnreadable(context.name, `record ${count + 1} is too long or never ends`);
    yield elements;
  }
  if (!list.found)
    throw errors.dataUnreadable(context.name, 'it holds no list of records (such as [{"name": "A"}, …])');
  if (!list.complete)
    throw errors.dataUnreadable(context.name, 'it is cut off: its list of records never ends');
}

async function* lines(context: ReadContext): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of textPieces(context)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > importLimits.recordCharacters)
      throw errors.dataUnreadable(context.name, 'one of its lines is too long');
    yield parts.filter((line) => line.trim() !== '');
  }
  if (rest.trim() !== '') yield [rest];
}

/** The first record says whether records are objects or lists; in lists the first may hold headings. */
async function* asRows(context: ReadContext, batches: AsyncIterable<string[]>): AsyncGenerator<Rows> {
  const values = parsed(context, batches);
  const first = await values.next();
  if (first.done) return;
  const all = (async function* () {
    yield first.value;
    yield* values;
  })();
  if (Array.isArray(first.value[0])) {
    yield* belowHeadings(context, lists(context, all));
    return;
  }
  if (!isObject(first.value[0])) context.headings.push('value');
  const columns = new RecordColumns(context.headings, context.name);
  for await (const batch of all)
    yield batch.map((value) => (isObject(value) ? columns.row(value) : single(context, value)));
}

async function* lists(context: ReadContext, batches: AsyncIterable<unknown[]>): AsyncGenerator<Rows> {
  for await (const batch of batches)
    yield batch.map((value) => (Array.isArray(value) ? value.map(jsonText) : single(context, value)));
}

function single(context: ReadContext, value: unknown): string[] {
  if (context.headings.length > 1)
    context.issues.add('Some records are not like the others; look at a few rows.');
  return [jsonText(value)];
}

async function* parsed(context: ReadContext, batches: AsyncIterable<string[]>): AsyncGenerator<unknown[]> {
  let count = 0;
  for await (const batch of batches) {
    const values = batch.map((text): unknown => {
      count += 1;
      try {
        return JSON.parse(text);
      } catch {
        throw errors.dataUnreadable(context.name, `record ${count} is not valid JSON`);
      }
    });
    if (values.length > 0) yield values;
  }
}
