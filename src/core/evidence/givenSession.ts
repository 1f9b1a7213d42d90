import * as z from 'zod';
import { errors } from '../errors.ts';
import type { FootbridgeError } from '../errors/footbridgeError.ts';
import { CaptureReader } from './capture.ts';
import { evidenceEventSchema, type EvidenceEvent } from './evidenceEvent.ts';
import { mostEvents, resultFileSchema, resultKind, resultVersion } from './resultFile.ts';
import { jsonIn } from './resultText.ts';

/** A session that somebody hands in, complete in itself but not yet held against the experiment. */
export interface GivenSession {
  /** Slug of the experiment it says it belongs to. */
  readonly experiment: string;
  readonly session: string;
  readonly events: readonly EvidenceEvent[];
  /**
   * How it came: `kit`, as the result of one participant, who may have changed it; `lab`, in a list as a lab exports all of its
   * sessions; `capture`, from analytics.
   */
  readonly origin: 'kit' | 'lab' | 'capture';
}

/** A session of a text, or why it cannot be used; `name` tells it from the others of the same text. */
export type Given =
  | { readonly session: GivenSession; readonly error?: undefined }
  | { readonly session?: undefined; readonly error: FootbridgeError; readonly name: string };

const labelled = z.object({ kind: z.literal(resultKind), schemaVersion: z.number() });
/** Events are checked one by one. */
const frame = resultFileSchema.extend({ events: z.array(z.unknown()).min(1).max(mostEvents) });

type Rest = () => Promise<void> | undefined;

/**
 * Reads what somebody hands in: a result file, several of them, or a capture. Sessions of captures come last, when all their events
 * are together.
 *
 * @param rest is awaited between small pieces of work, so that a long text does not hold everything up
 * @param signal ends it early: what was not handed out by then never is
 * @throws FootbridgeError `result-not-recognised`, `result-ambiguous`, `result-too-large`
 */
export async function* readGiven(
  text: string,
  rest: Rest,
  signal?: { readonly aborted: boolean },
): AsyncGenerator<Given, void, undefined> {
  const captured = new CaptureReader();
  let ours = 0;
  for (const found of jsonIn(text)) {
    const pause = rest();
    if (pause) await pause;
    if (signal?.aborted) return;
    if (found === undefined) continue;
    if (isLabelled(found.value)) {
      ours += 1;
      yield await readResult(found.value, found.listed ? 'lab' : 'kit', ours, rest);
    } else ours += captured.take(found.value);
  }
  if (ours === 0) throw errors.resultNotRecognised();
  if (captured.damaged > 0)
    yield { error: errors.resultIncomplete('some events are damaged'), name: `${captured.damaged}` };
  for (const session of captured.sessions()) {
    await rest();
    yield { session: { ...session, origin: 'capture' } };
  }
}

function isLabelled(value: unknown): boolean {
  // Of a long list most may be nothing of ours, and checking it in full would take much longer.
  return typeof value === 'object' && value !== null && 'kind' in value && labelled.safeParse(value).success;
}

async function readResult(
  value: unknown,
  origin: GivenSession['origin'],
  number: number,
  rest: Rest,
): Promise<Given> {
  const name = String(number);
  const incomplete = (what: string): Given => ({ error: errors.resultIncomplete(what), name });
  if (labelled.parse(value).schemaVersion > resultVersion) return { error: errors.resultNewer(), name };
  const parsed = frame.safeParse(value);
  if (!parsed.success) return incomplete(placeOf(parsed.error));
  const { experiment, protocol, session } = parsed.data;
  const events: EvidenceEvent[] = [];
  for (const [index, given] of parsed.data.events.entries()) {
    await rest();
    const event = evidenceEventSchema.safeParse(given);
    if (!event.success) return incomplete(placeOf(event.error, 'events', index));
    events.push(event.data);
  }
  const [started, ...later] = events;
  const isBeginning = started?.type === 'started' && started.session === session;
  if (!isBeginning || (started.protocol ?? protocol) !== protocol)
    return incomplete('its beginning does not fit');
  const begun = protocol === '' ? started : { ...started, protocol };
  return { session: { experiment, session, events: [begun, ...later], origin } };
}

function placeOf({ issues: [issue] }: z.ZodError, ...before: PropertyKey[]): string {
  return [...before, ...(issue?.path ?? [])].map(String).join('.') || 'it is cut off';
}
