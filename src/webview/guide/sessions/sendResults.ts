import type { GuideMessage } from '../../../protocol/guide.ts';
import type { Host } from '../host.ts';

/** The border takes as much at once as stays quick to pass: so many files, so many letters. */
const mostFiles = 200;
const mostLetters = 4_000_000;

/** As in protocol/guideEvidence.ts. */
const maximumLetters = 5_000_000;

type ResultText = Extract<GuideMessage, { type: 'importResults' }>['files'][number];

/**
 * Reads files that somebody dropped and passes their texts on, some at a time, the last ones marked. None is looked into here:
 * the host checks each.
 */
export async function sendResults(files: readonly File[], host: Host): Promise<void> {
  let batch: ResultText[] = [];
  let letters = 0;
  const send = (last: boolean): void => {
    host.send({ type: 'importResults', files: batch, last });
    batch = [];
    letters = 0;
  };
  for (const file of files) {
    const tooLarge = file.size > maximumLetters;
    const text = tooLarge ? '' : await textOf(file);
    if (batch.length > 0 && (batch.length >= mostFiles || letters + text.length > mostLetters)) send(false);
    batch.push({ name: file.name.slice(0, 300), text, ...(tooLarge && { tooLarge }) });
    letters += text.length;
  }
  send(true);
}

/** What cannot be read, such as a folder, reads as nothing; the host says that there is no result in it. */
async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
