import * as z from 'zod';

const dayMs = 86_400_000;
/** After "Not Now" nobody is reminded of the same experiment for so long. */
const quietDays = 7;
/** Until when each experiment is left alone, in milliseconds since 1970; what is unreadable counts as nothing. */
const memorySchema = z.record(z.string(), z.number()).catch({});
type Memory = z.infer<typeof memorySchema>;

/** Whether the reminder of a subject was put off. @param memory as it was kept @param now in milliseconds since 1970 */
export function isPutOff(memory: unknown, subject: string, now: number): boolean {
  return (memorySchema.parse(memory)[subject] ?? 0) > now;
}

/** The memory with the reminder of a subject put off, without what is over. @param now in milliseconds since 1970 */
export function withPutOff(memory: unknown, subject: string, now: number): Memory {
  const others = Object.entries(memorySchema.parse(memory)).filter(([, until]) => until > now);
  return { ...Object.fromEntries(others), [subject]: now + quietDays * dayMs };
}
