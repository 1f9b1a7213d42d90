/**
 * How much of a model's context a prompt may take. Nothing here asks a tokeniser: there is one per model family, and
 * a prompt that is cut a little early costs less than one that is refused.
 */
import type { ChatMessage, ModelTraits } from './modelTurn.ts';

/** What is assumed of a model when nobody states its context, in tokens. */
export const assumedContext = 32_000;

/** A context up to here is a small model's: it writes whole files, which weak models get right most often. */
const smallContext = 32_768;

/** Room kept for the answer, in tokens: a first prototype is written whole, a change seldom is. */
const answerRoom = { first: 12_000, change: 8_000, fix: 8_000 } as const;

/** The least room for the rest of an answer, most of which is there already. */
const leastRoom = 2_000;

/** The answer never gets more than this part of a small context, or the question would not fit. */
const largestAnswerShare = 0.4;

/** Kept free for what the chat template adds and for what the estimate misses. */
const reserve = 200;
const reserveShare = 0.05;

/**
 * Tokens of one picture. Models count by size; about 1,600 is what those take that state it for the largest
 * picture they do not scale down (1.15 megapixels at 750 pixels a token, Anthropic's vision guide).
 */
const tokensPerImage = 1_600;

/** What templates put around each message. */
const tokensPerMessage = 6;

/**
 * Estimates the tokens of a text: 3.5 characters a token for Latin script and code (the figure in Anthropic's
 * glossary; OpenAI's rule of thumb of 4 is for English prose, and code is denser), 2 for other alphabets, 1 for
 * Chinese, Japanese, Korean and symbols.
 */
export function estimateTokens(text: string): number {
  let alphabets = 0;
  let ideographs = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x2e80) ideographs += 1;
    else if (unit >= 0x370 && unit < 0x2000) alphabets += 1;
  }
  return Math.ceil((text.length - alphabets - ideographs) / 3.5 + alphabets / 2 + ideographs);
}

/** Estimates the tokens of whole messages, pictures included. */
export function estimateMessages(messages: readonly ChatMessage[]): number {
  return messages.reduce(
    (sum, { content, images = [] }) =>
      sum + tokensPerMessage + estimateTokens(content) + images.length * tokensPerImage,
    0,
  );
}

/**
 * The most tokens a prompt may have so that the answer still fits.
 *
 * @param style what is asked for; a first prototype needs the longest answer
 * @param given tokens of the answer that are there already, so that only the rest needs room
 */
export function promptLimit(traits: ModelTraits, style: keyof typeof answerRoom, given = 0): number {
  const context = traits.contextTokens ?? assumedContext;
  const whole = Math.min(answerRoom[style], context * largestAnswerShare);
  const answer = Math.min(whole, Math.max(leastRoom, whole - given));
  return Math.max(0, Math.floor(context * (1 - reserveShare) - answer - reserve));
}

/** Whether the model is taken for a small one, which is asked for whole files only. */
export function isSmall(traits: ModelTraits): boolean {
  return traits.contextTokens !== undefined && traits.contextTokens <= smallContext;
}
