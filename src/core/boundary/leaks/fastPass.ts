import { ByteScan, type PastedSigns } from './byteScan.ts';
import type { Door } from './doors.ts';
import type { Ground, SideFile } from './ground.ts';
import { nameOf } from './paths.ts';

/**
 * The names a file of one side must spell to import from the other: any path there from outside has the name of its folder
 * in it, and everything else goes through a door. A lab inside production gets out by `..`.
 *
 * @param encode a text as UTF-8
 * @param pasted see {@link ByteScan}
 */
export function fastPass(
  ground: Ground,
  side: SideFile['side'],
  doors: readonly Door[],
  encode: (text: string) => Uint8Array,
  pasted: PastedSigns | undefined,
): ByteScan {
  const other = side === 'production' ? ground.lab : ground.production;
  const folder = other === undefined ? [] : [nameOf(other)];
  const names = [
    ...(side === 'lab' && ground.isLabInside ? ['..'] : folder),
    ...doors.map(({ name }) => name),
  ];
  const spelt = new Set(names.flatMap((name) => [name, name.normalize('NFC'), name.normalize('NFD')]));
  return new ByteScan([...spelt].filter((name) => name !== '').map(encode), pasted);
}
