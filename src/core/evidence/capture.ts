/**
 * Evidence in the shape in which PostHog and what is compatible with it take events (`POST /batch`) and hand them out (events and
 * query API, batch exports as JSON lines). Only our own events are read back, and of them only what evidence holds: what such
 * tools add about a person or a device (`$ip`, `$user_agent`, person properties) is left behind.
 */
import * as z from 'zod';
import { evidenceEventSchema, evidenceVersion, type EvidenceEvent } from './evidenceEvent.ts';
import { mostEvents } from './resultFile.ts';

/** Events are called "footbridge started", "footbridge task" and so on. */
const prefix = 'footbridge ';
/** What is read of an event. */
const used = ['event', 'timestamp', 'uuid', 'properties'] as const;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One session's events, with the experiment they belong to. */
export interface CapturedSession {
  readonly experiment: string;
  readonly session: string;
  readonly events: readonly EvidenceEvent[];
}

/** One element of a batch. */
export interface CaptureEvent {
  readonly event: string;
  readonly distinct_id: string;
  readonly timestamp: string;
  readonly uuid?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * A session as events of a batch. They make no person profile and ask for no look-up of the sender's place; `n` is the place in the log,
 * as events of the same moment may come back in any order.
 */
export function toCapture({ experiment, session, events }: CapturedSession): CaptureEvent[] {
  const started = events.find((event) => event.type === 'started');
  const distinctId = `${experiment}:${started?.participant ?? session}`;
  return events.map((event, n) => {
    const { type, ...rest } = event;
    return {
      event: `${prefix}${type}`,
      distinct_id: distinctId,
      timestamp: event.at,
      ...(uuid.test(event.id) && { uuid: event.id }),
      properties: {
        ...rest,
        experiment,
        session,
        n,
        $process_person_profile: false,
        $geoip_disable: true,
        $ip: null,
      },
    };
  });
}

const given = z.object({
  event: z.string(),
  timestamp: z.string().max(60).optional().catch(undefined),
  uuid: z.string().max(100).optional().catch(undefined),
  properties: z.preprocess((value) => (typeof value === 'string' ? parse(value) : value), z.looseObject({})),
});

const place = z.object({
  experiment: z.string().max(60),
  session: z.string().min(1).max(100),
  n: z.number().optional(),
});

/** Reads elements of captures one by one, and brings them together by session. */
export class CaptureReader {
  readonly #sessions = new Map<string, Placed[]>();
  #damaged = 0;

  /** Our own events that could not be used. */
  get damaged(): number {
    return this.#damaged;
  }

  /**
   * Takes one value: an event, `{ batch: [...] }`, `{ results: [...] }`, or rows with their `columns`. What is not ours is ignored.
   * @returns how many events of ours were in it
   */
  take(value: unknown): number {
    return elementsOf(value).filter((element) => this.#takeEvent(element)).length;
  }

  /** The sessions taken so far; the events of each in order, the one it began with first. */
  *sessions(): Generator<CapturedSession, void, undefined> {
    for (const placed of this.#sessions.values()) {
      const [first] = placed;
      const events = placed.toSorted(byPlace).map(({ event }) => event);
      if (first) yield { experiment: first.experiment, session: first.session, events };
    }
  }

  #takeEvent(element: unknown): boolean {
    // By far the most of a capture may not be ours, and a full check of each would take longer than all the rest.
    const isOurs =
      isObject(element) && typeof element['event'] === 'string' && element['event'].startsWith(prefix);
    const outer = isOurs ? given.safeParse(element) : undefined;
    if (!outer?.success) return false;
    const { event: name, properties, timestamp, uuid: id } = outer.data;
    const where = place.safeParse(properties);
    const at = timestamp === undefined ? undefined : isoOf(timestamp);
    const source = 'schemaVersion' in properties ? {} : { source: 'capture' };
    const event = evidenceEventSchema.safeParse({
      schemaVersion: evidenceVersion,
      id,
      at,
      ...source,
      ...properties,
      type: name.slice(prefix.length),
    });
    if (!where.success || !event.success) this.#damaged += 1;
    else this.#keep({ ...where.data, event: event.data });
    return true;
  }

  #keep(placed: Placed): void {
    const key = `${placed.experiment} ${placed.session}`;
    const before = this.#sessions.get(key);
    if (before === undefined) this.#sessions.set(key, [placed]);
    else if (before.length < mostEvents) before.push(placed);
    else this.#damaged += 1;
  }
}

interface Placed {
  readonly experiment: string;
  readonly session: string;
  readonly n?: number | undefined;
  readonly event: EvidenceEvent;
}

function byPlace(a: Placed, b: Placed): number {
  return (
    Number(b.event.type === 'started') - Number(a.event.type === 'started') ||
    (a.n ?? 0) - (b.n ?? 0) ||
    compare(a.event.at, b.event.at)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function elementsOf(value: unknown): readonly unknown[] {
  if (!isObject(value)) return [value];
  const { batch, results, columns } = value;
  if (Array.isArray(batch)) return batch;
  if (!Array.isArray(results)) return [value];
  const rows: readonly unknown[] = results;
  return Array.isArray(columns) ? rows.map((row) => objectOf(columns, row)) : rows;
}

/** A row of PostHog's query API; a column of it may hold the whole event. */
function objectOf(columns: readonly unknown[], row: unknown): unknown {
  if (!Array.isArray(row)) return row;
  const values: readonly unknown[] = row;
  if (columns[0] === '*' && isObject(values[0])) return values[0];
  return Object.fromEntries(used.map((column) => [column, values[columns.indexOf(column)]]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const withoutZone = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/** Times come back with microseconds, a zone, or a space in the middle. One without a zone is UTC, and not of where it is read. */
function isoOf(timestamp: string): string | undefined {
  const time = new Date(timestamp.replace(withoutZone, '$1T$2Z'));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
