import { briefSchema, type Brief } from './briefSchema.ts';

/**
 * The brief as JSON for programs, checked against its schema. Keys come in the schema's order, so that the
 * same brief makes the same bytes however it was put together.
 *
 * @throws ZodError when the brief is not one
 */
export function renderJson(brief: Brief): string {
  return `${JSON.stringify(briefSchema.parse(brief), null, 2)}\n`;
}
