import { errors } from '../../core/errors.ts';
import { atomicWrite } from '../lab/atomicWrite.ts';
import { experimentSegments } from '../lab/labPaths.ts';
import { readLabFile } from '../lab/records.ts';
import { isSecretName } from './secretNames.ts';

/** As many copies of one file that differ as are kept. */
const mostCopies = 1000;

/**
 * Writes a production file into the experiment's folder `moved`. An earlier copy that differs stays; names that begin
 * with a dot lose it, as tools would obey them.
 *
 * @param lab its real path
 * @returns where it is, below the lab
 * @throws FootbridgeError `secret-not-moved`, `disk-full`, `write-failed` or `unsafe-path`
 */
export async function writeMoved(
  lab: string,
  order: { readonly experiment: string; readonly path: string; readonly contents: Uint8Array },
): Promise<string> {
  if (isSecretName(order.path)) throw errors.secretNotMoved(order.path);
  const names = order.path.split('/').map((name) => name.replace(/^\.+/, '_'));
  for (let copy = 1; copy <= mostCopies; copy += 1) {
    const folder = copy === 1 ? 'moved' : `moved-${copy}`;
    const relative = [...experimentSegments(order.experiment), folder, ...names].join('/');
    const present = await readLabFile(lab, relative);
    if (present && Buffer.compare(present, order.contents) !== 0) continue;
    if (!present) await atomicWrite(lab, relative, order.contents);
    return relative;
  }
  throw new Error(`There are ${mostCopies} different copies of ${order.path} already.`);
}
