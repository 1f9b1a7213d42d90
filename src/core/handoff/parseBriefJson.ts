import { briefSchema, type Brief } from './briefSchema.ts';

/** Reads a `brief.json`. @returns `undefined` for what this version of Footbridge cannot read */
export function parseBriefJson(text: string): Brief | undefined {
  try {
    return briefSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON.
    return undefined;
  }
}
