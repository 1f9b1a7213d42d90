import * as z from 'zod';
import { zones } from './zone.ts';

/** Version of the records in `crossings.jsonl`. */
export const crossingVersion = 1;

/**
 * How a crossing ended: the file is as it was, it stays as it is now, its change was moved into the prototype, it was
 * proposed as a lightweight fix, or a commit took it over.
 */
export const crossingEnds = ['undone', 'kept', 'moved', 'proposed', 'committed'] as const;
export type CrossingEnd = (typeof crossingEnds)[number];

const common = { schemaVersion: z.literal(crossingVersion), id: z.string().min(1), at: z.iso.datetime() };

/** One line of `crossings.jsonl`: a crossing that was seen, or how one ended. */
export const crossingEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('crossed'),
    /** Label of the production folder (see `folderLabels`), and the path in it with `/`. */
    folder: z.string(),
    path: z.string().min(1),
    zone: z.enum(zones),
    rule: z.string(),
    change: z.enum(['edit', 'create', 'rename', 'delete']),
    /** Whether warnings were switched off when it happened: it is recorded all the same. */
    silenced: z.boolean(),
    /**
     * Whether the editor saw it happen, or only the disk showed it (an agent, a terminal, another extension). Missing in
     * records from before it was told apart.
     */
    seen: z.enum(['editor', 'disk']).optional(),
    /** Where a renamed file was, in the same folder. */
    from: z.string().min(1).optional(),
  }),
  z.object({ ...common, type: z.literal('ended'), crossing: z.string(), how: z.enum(crossingEnds) }),
]);
export type CrossingEvent = z.infer<typeof crossingEventSchema>;
export type CrossedEvent = Extract<CrossingEvent, { type: 'crossed' }>;

/** A crossing with how it ended; `undefined` while it is still open. */
export interface Crossing extends CrossedEvent {
  readonly ended: CrossingEnd | undefined;
}

/** Folds a log into crossings, oldest first; an end without its crossing is ignored. */
export function readCrossings(events: readonly CrossingEvent[]): Crossing[] {
  const crossings = new Map<string, Crossing>();
  for (const event of events) {
    if (event.type === 'crossed') crossings.set(event.id, { ...event, ended: undefined });
    const crossing = event.type === 'ended' ? crossings.get(event.crossing) : undefined;
    if (event.type === 'ended' && crossing) crossings.set(crossing.id, { ...crossing, ended: event.how });
  }
  return [...crossings.values()];
}
