import type { StepContext } from './composition.ts';

/** The words of a message, taken from what was framed: nothing is claimed that the hypothesis does not say. */
export interface MessageCopy {
  readonly headline: string;
  /** The line under the headline. */
  readonly subline: string;
  /** What the reader gets. */
  readonly value: string;
  readonly problem: string;
  readonly audience: string;
}

const quoted = /[“"«„]([^“”"«»„]{3,120})[”"»“]/;

/** What the message says: words in quotation marks in the step's detail are taken as its headline. */
export function messageCopy(context: StepContext): MessageCopy {
  const { hypothesis, step } = context;
  const detail = step.detail ?? '';
  const ownHeadline = quoted.exec(detail)?.[1];
  const audience = `For ${lowerFirst(hypothesis.segment)}`.replace(/[.\s]+$/, '');
  const value = valueOf(hypothesis.belief);
  return {
    headline: (ownHeadline ?? hypothesis.title).replace(/[.:;,\s]+$/, ''),
    subline: ownHeadline === undefined ? shorten(detail || `${audience}.`) : hypothesis.title,
    value,
    problem: hypothesis.problem === '' ? value : hypothesis.problem,
    audience,
  };
}

/**
 * What the reader gets, said to the reader: a belief names it after "when" or "if" ("… when they choose the day"
 * becomes "You choose the day"). A belief without these is taken whole.
 */
function valueOf(belief: string): string {
  const bare = belief.replace(
    /^\s*(?:we|i)\s+(?:believe|think|expect|assume|suspect|hope)\s*(?:that\s+)?/i,
    '',
  );
  const clause = /\b(?:when|if|once|as soon as)\s+([^.;]{12,200})/i.exec(bare)?.[1];
  const spoken = clause === undefined ? bare : sayYou(clause.trim());
  const sentence = spoken.charAt(0).toUpperCase() + spoken.slice(1);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

const you: Readonly<Record<string, string>> = {
  they: 'you',
  them: 'you',
  their: 'your',
  theirs: 'yours',
  themselves: 'yourself',
};

function sayYou(text: string): string {
  return text.replaceAll(/\b(?:they|them|theirs?|themselves)\b/gi, (word) => you[word.toLowerCase()] ?? word);
}

const longestSubline = 200;

/** The first sentences that fit; when not even one does, its beginning. */
function shorten(text: string): string {
  if (text.length <= longestSubline) return text;
  const start = text.slice(0, longestSubline);
  const sentence = /^.*[.!?](?=\s)/s.exec(start)?.[0];
  return sentence ?? `${start.replace(/\s+\S*$/, '')}…`;
}

/** Lowers the first letter, unless the first word is an abbreviation such as `PMs`. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
