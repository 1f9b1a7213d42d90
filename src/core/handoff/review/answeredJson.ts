import type { Brief } from '../briefSchema.ts';
import { parseBriefJson } from '../parseBriefJson.ts';
import { renderJson } from '../renderJson.ts';

/**
 * `brief.json` with the answers that are on record, and with the time of the latest of them.
 *
 * @param reviews all answers on record, oldest first
 * @returns `undefined` where the file is not as this version writes it: what others changed in it stays
 */
export function answeredJson(text: string, slug: string, reviews: Brief['reviews']): string | undefined {
  const brief = parseBriefJson(text);
  const plain = text.replaceAll('\r\n', '\n');
  if (brief?.experiment.slug !== slug || renderJson(brief) !== plain) return undefined;
  const asOf = reviews.reduce((latest, { at }) => (at > latest ? at : latest), brief.asOf);
  const answered = renderJson({ ...brief, asOf, reviews });
  return plain === text ? answered : answered.replaceAll('\n', '\r\n');
}
