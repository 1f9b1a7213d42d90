import { experimentSegments, isSlug, ownFolder } from './labPaths.ts';

/** Where discarded prototypes lie, as segments below the lab. */
export const trashFolder: readonly string[] = [ownFolder, 'trash'];

/** The parts of a prototype, by their name in the trash. */
export const trashParts = ['variants', 'data', 'checkpoints', 'boundary', 'screens'] as const;
export type TrashPart = (typeof trashParts)[number];

/** A folder that goes: what it is in, as segments below the lab, and its name there. */
interface Place {
  readonly segments: readonly string[];
  readonly name: string;
}

/**
 * Where a part lies while the prototype is there.
 * @throws FootbridgeError `unknown-experiment` when the slug cannot name one
 */
export function placeOfPart(slug: string, part: TrashPart): Place {
  const experiment = experimentSegments(slug);
  const places: Record<TrashPart, Place> = {
    variants: { segments: experiment, name: 'variants' },
    data: { segments: experiment, name: 'data' },
    checkpoints: { segments: [ownFolder, 'checkpoints'], name: `${slug}.git` },
    boundary: { segments: [ownFolder, 'boundary'], name: slug },
    screens: { segments: [ownFolder, 'screens'], name: slug },
  };
  return places[part];
}

/** Our own records: nothing a person put there is lost when another one is in its place. */
export function isOwnPart(part: TrashPart): boolean {
  return part !== 'variants' && part !== 'data';
}

const digits = 17;

/** What a discarded prototype is called in the trash: the experiment, and when it was discarded (UTC, to the millisecond). */
export function trashName(slug: string, at: Date): string {
  return `${slug}-${at.toISOString().replaceAll(/\D/g, '').slice(0, digits)}`;
}

/** Which experiment something in the trash belongs to and when it came there; `undefined` for a name that is not ours. */
export function readTrashName(name: string): { readonly slug: string; readonly at: Date } | undefined {
  const [, slug = '', ...parts] = /^(.+)-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(name) ?? [];
  const [year, month, day, hour, minute, second, milliseconds] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
  return isSlug(slug) && !Number.isNaN(at.getTime()) ? { slug, at } : undefined;
}
