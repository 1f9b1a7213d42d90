import { parse } from 'yaml';
import * as z from 'zod';
import { oneLine } from '../markdown/escape.ts';
import { learningSchema, learningVersion, type Learning } from './learning.ts';

/** A card of more characters than this was not written by us, and is not read. */
const longest = 100_000;

/** What a card turned out to be; `why` is the inside of a bracket in a message. */
export type ParsedLearning =
  | { readonly kind: 'valid'; readonly learning: Learning; readonly rest: string }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged'; readonly why: string };

const evidencePart = 'supporting evidence';
const ownParts = new Set(['belief', 'for whom', 'observed', 'insight', 'action', evidencePart]);

/** A line of the evidence as renderLearning.ts writes it; what it says is in the lines on top. */
const evidenceLine =
  /^- (?:Nobody was counted\.|\d+ of \d+ participants?: .*|Nothing was decided\.|Verdict: \w+\.|Hypothesis and evidence: .*|Replaces \[.*)$/;

/**
 * Reads a learning card, also one that somebody has edited by hand. Never throws.
 *
 * @returns with a valid card `rest`: parts that somebody added, as they stand in the file
 */
export function parseLearning(markdown: string): ParsedLearning {
  const text = markdown.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  if (text.length > longest) return damaged('it is far longer than a card');
  const [, front, body] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(text) ?? [];
  if (front === undefined) return damaged('the lines between the two --- at the beginning are missing');
  const facts = readFront(front);
  if (facts === undefined) return damaged('the lines at the beginning are not YAML');
  const { version } = versionSchema.catch({ version: undefined }).parse({ version: facts['schemaVersion'] });
  if (version !== undefined && version > learningVersion) return { kind: 'newer' };
  const { own, rest } = partsOf(body ?? '');
  const [observed, insight, action] = ['observed', 'insight', 'action'].map((name) => own.get(name) ?? '');
  const { metric, successes, participants } = facts;
  const parsed = learningSchema.safeParse({
    ...facts,
    title: facts['name'],
    belief: oneLine(own.get('belief') ?? ''),
    segment: oneLine(own.get('for whom') ?? ''),
    evidence: { metric, successes, participants },
    observed,
    insight,
    action,
  });
  return parsed.success ? { kind: 'valid', learning: parsed.data, rest } : damaged(firstIssue(parsed.error));
}

const versionSchema = z.object({ version: z.number().optional() });

function damaged(why: string): ParsedLearning {
  return { kind: 'damaged', why };
}

/** No aliases: a few lines of them can stand for gigabytes. */
function readFront(front: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parse(front, { schema: 'core', maxAliasCount: 0, logLevel: 'error' });
    return z.record(z.string(), z.unknown()).safeParse(value).data;
  } catch {
    return undefined;
  }
}

function partsOf(body: string): { own: ReadonlyMap<string, string>; rest: string } {
  const own = new Map<string, string>();
  const rest: string[] = [];
  const [opening = '', ...parts] = `\n${body}`.split(/\n##[ \t]+/);
  // The title stands among the facts on top as well.
  const added = [opening.trim().replace(/^# .*/, '').trim()];
  for (const part of parts) {
    const [title = '', ...lines] = part.split('\n');
    const name = title.trim().toLowerCase();
    const isOwn = ownParts.has(name) && !own.has(name);
    if (!isOwn) rest.push(`## ${part.trim()}`);
    else own.set(name, unescape(lines.join('\n')));
    if (isOwn && name === evidencePart) added.push(addedTo(lines));
  }
  return { own, rest: [...added, ...rest].filter((text) => text !== '').join('\n\n') };
}

/** What somebody wrote between the lines of the evidence. */
function addedTo(lines: readonly string[]): string {
  const added = lines.filter((line) => !evidenceLine.test(line.trimEnd()));
  return added.join('\n').trim();
}

/** The text that Markdown shows, as far as renderLearning.ts writes any. */
function unescape(text: string): string {
  return text.trim().replaceAll(/\\([!-/:-@[-`{-~\n])/g, '$1');
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return ['observed', 'insight', 'action'].includes(where)
    ? `the part "${where}" is missing, empty or too long`
    : `"${where}" is not what it should be: ${issue?.message}`;
}
