import { code, escape } from '../handoff/markdown/escape.ts';
import { redact } from '../redact.ts';
import type { CrossedEvent } from './crossing.ts';
import { lineChanges, type ChangedLine } from './lineChanges.ts';
import type { Placement } from './zone.ts';
import { zoneForEngineers } from './zoneNames.ts';

/** What a product manager asks an engineer about. */
export interface EngineerQuestion {
  /** The idea under test. */
  readonly hypothesis: { readonly title: string; readonly belief: string };
  /** Inside its production folder, with `/`. */
  readonly path: string;
  readonly change: CrossedEvent['change'];
  /** With `disk`, another program did it and nobody knows which. */
  readonly seen?: CrossedEvent['seen'];
  readonly placement: Placement;
  /** The policy's path inside the repository, where a line of it decided. */
  readonly policyFile?: string | undefined;
  /** The file's text before and now; `undefined` where it is not known, not text, or the file was or is not there. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** As many changed lines as are shown; the rest is counted. */
const shownLines = 30;
/** Longer lines are cut, in characters. */
const longestLine = 160;

/**
 * The message a product manager sends to the engineers who own a file: what was to be learned, which file and why it
 * matters, what changed, and one question. Markdown, in English as briefs are. It names no path of this computer, and
 * anything that looks like a secret is blotted out; it is the person who sends it, after reading it.
 */
export function engineerMessage(question: EngineerQuestion): string {
  const { hypothesis, placement, before, after } = question;
  const isKnown = before !== undefined || after !== undefined;
  const changes = isKnown ? lineChanges(before ?? '', after ?? '') : [];
  return `${[
    placement.owners.length > 0 ? `Hello ${placement.owners.join(', ')},` : 'Hello,',
    `I am trying out an idea with a throwaway prototype: **${escape(hypothesis.title)}** (${escape(hypothesis.belief).replace(/\.$/, '')}).`,
    `While doing that, ${deed(question)}${changes.length > 0 ? ` (${countOf(changes)})` : ''}.`,
    ...excerptOf(changes),
    `What I was told about this file: ${sentence(escape(placement.why))}${placement.risk === undefined ? '' : ` ${sentence(escape(placement.risk))}`} (${sourceOf(question)})`,
    'My question: does this belong in the product, and if so, what is the right way to get it there? If not, I put the file back and go on in the prototype.',
  ].join('\n\n')}\n`;
}

function deed({ change, path, seen }: EngineerQuestion): string {
  const mine: Record<EngineerQuestion['change'], string> = {
    edit: 'I changed the production file',
    create: 'I added a file to a production folder:',
    rename: 'I renamed or moved the production file',
    delete: 'I deleted the production file',
  };
  const others: Record<EngineerQuestion['change'], string> = {
    edit: 'a coding agent, a terminal or another program changed the production file',
    create: 'a coding agent, a terminal or another program added a file to a production folder:',
    rename: 'a coding agent, a terminal or another program renamed or moved the production file',
    delete: 'a coding agent, a terminal or another program deleted the production file',
  };
  return `${(seen === 'disk' ? others : mine)[change]} ${code(path)}`;
}

function countOf(changes: readonly ChangedLine[]): string {
  const added = changes.filter(({ kind }) => kind === 'added').length;
  const parts = [
    [added, 'added'],
    [changes.length - added, 'removed'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${count === 1 ? 'line' : 'lines'} ${what}`)
    .join(', ');
}

function sourceOf({ placement, policyFile }: EngineerQuestion): string {
  const zone = `zone “${zoneForEngineers(placement.zone)}”, rule ${code(placement.rule)}`;
  return policyFile === undefined || placement.policyLine === undefined
    ? zone
    : `${zone}, ${code(policyFile)} line ${placement.policyLine}`;
}

function excerptOf(changes: readonly ChangedLine[]): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, shownLines).map(({ kind, text }) => {
    const cut = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
    return `${kind === 'added' ? '+' : '-'} ${cut}`;
  });
  const body = redact(shown.join('\n'));
  const fence = longerThan(body, 3);
  const rest = changes.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more changed ${rest === 1 ? 'line' : 'lines'}.`] : [];
  return [`${fence}diff\n${body}\n${fence}`, ...more];
}

/** A run of backticks that does not occur in `text`. */
function longerThan(text: string, atLeast: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(atLeast, longest + 1));
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
