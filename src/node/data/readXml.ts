import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { errors } from '../../core/errors.ts';

export interface XmlListener {
  open?(name: string, tag: SaxesTagPlain): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML in pieces. Names lose their prefix (`x:row` is `row`). Document types are skipped, so entities that
 * expand or reach outside mean nothing.
 *
 * @returns after each piece, so that the caller can take what was found meanwhile
 */
export async function* readXml(
  name: string,
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('error', () => {
    throw errors.dataUnreadable(name, 'its XML is damaged');
  });
  parser.on('opentag', (tag) => listener.open?.(localName(tag.name), tag));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', (tag) => listener.close?.(localName(tag.name)));
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** Reads XML to its end. */
export async function readAllXml(
  name: string,
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener,
): Promise<void> {
  const reading = readXml(name, chunks, listener);
  while (!(await reading.next()).done);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
