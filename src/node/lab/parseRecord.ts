import * as z from 'zod';

/** What a record turned out to be; `why` is the inside of a bracket in a message. */
export type ParsedRecord<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'newer'; readonly value?: undefined }
  | { readonly kind: 'damaged'; readonly why: string; readonly value?: undefined };

const versioned = z.object({ schemaVersion: z.number() });

/**
 * Reads a JSON record. One with a larger `schemaVersion` than ours is `newer`, whatever else it holds.
 * @param version the newest version that `schema` describes
 */
export function parseRecord<T>(data: Uint8Array, schema: z.ZodType<T>, version: number): ParsedRecord<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch {
    return { kind: 'damaged', why: isConflict(data) ? conflict : 'it is cut off or not JSON' };
  }
  const claimed = versioned.safeParse(json);
  if (claimed.success && claimed.data.schemaVersion > version) return { kind: 'newer' };
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { kind: 'valid', value: parsed.data }
    : { kind: 'damaged', why: firstIssue(parsed.error) };
}

const conflict =
  'git could not merge two versions of it and left both in the file: settle the conflict, and it is read again';

/** Whether git left a mark where two versions differ. Both versions are still in the file. */
function isConflict(data: Uint8Array): boolean {
  return /^(?:<{7} |={7}\r?$|>{7} )/m.test(Buffer.from(data).toString('latin1'));
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return where === ''
    ? 'it is not what it should be'
    : `"${where}" is not what it should be: ${issue?.message}`;
}
