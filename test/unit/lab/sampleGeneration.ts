import { generationSchema, type Generation } from '../../../src/core/generation/fileChange.ts';

/** A record for `generations.jsonl`, longer than a block of a disk, with characters of several bytes. */
export function sampleGeneration(id: string): Generation {
  return generationSchema.parse({
    schemaVersion: 1,
    id,
    at: '2026-03-02T10:00:00.000Z',
    variant: 'v1',
    instruction: `Größer, with\na second line and ${'ü'.repeat(3000)}`,
    promptVersion: 1,
    provider: 'offline',
    model: 'starter',
    usage: {},
    files: ['index.html'],
    outcome: 'applied',
  });
}
