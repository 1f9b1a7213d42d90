import { parse, stringify } from 'yaml';
import * as z from 'zod';
import type { Brief } from '../briefSchema.ts';

const fence = '---';

/**
 * The first lines of a brief, for programs: which brief it is and how it stands. Previews show them as a small table, so they are
 * few and short, and the time goes without parts of a second.
 */
export function frontMatter({ schemaVersion, status, decision, asOf, experiment }: Brief): string {
  const fields = {
    handoffBrief: schemaVersion,
    experiment: experiment.slug,
    status,
    decision: decision?.outcome ?? 'none',
    asOf: asOf.replace(/\.\d+Z$/, 'Z'),
  };
  return `${fence}\n${stringify(fields, { lineWidth: 0 })}${fence}`;
}

/** Everything after the front matter of a document; the whole document where there is none. */
export function withoutFrontMatter(markdown: string): string {
  return markdown.slice(frontMatterOf(markdown)?.length ?? 0).replace(/^\s+/, '');
}

const headSchema = z.object({ handoffBrief: z.number(), experiment: z.string(), asOf: z.iso.datetime() });

/** What a brief says of itself: the experiment's slug, and the time of its latest record. */
type BriefHead = Pick<z.infer<typeof headSchema>, 'experiment' | 'asOf'>;

/** The first lines of a brief, read; `undefined` for anything but a brief. */
export function headOfBrief(markdown: string): BriefHead | undefined {
  const head = frontMatterOf(markdown);
  if (head === undefined) return undefined;
  try {
    return headSchema.safeParse(parse(head.replaceAll(/^---\s*$/gm, ''))).data;
  } catch {
    // Not YAML, so not ours.
    return undefined;
  }
}

function frontMatterOf(markdown: string): string | undefined {
  return /^\ufeff?---\r?\n[\s\S]{0,4000}?\n---(?=\r?\n|$)/.exec(markdown)?.[0];
}
