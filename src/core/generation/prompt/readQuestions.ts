import * as z from 'zod';
import { type Question, maxQuestions } from './question.ts';

const longestAnswer = 60_000;
const longestObject = 6_000;
const longestQuestion = 300;
const longestOption = 160;
const mostOptions = 5;

/** A question as models write it: the names of the fields vary, and options may be objects. */
const optionSchema = z.union([
  z.string(),
  z.number().transform(String),
  z
    .object({
      label: z.string().optional(),
      text: z.string().optional(),
      option: z.string().optional(),
      value: z.string().optional(),
      recommended: z.boolean().optional(),
    })
    .transform(({ label, text, option, value, recommended }) => {
      const words = label ?? text ?? option ?? value ?? '';
      return recommended === true ? `${words} (recommended)` : words;
    }),
]);
const writtenSchema = z.object({
  question: z.string().optional(),
  text: z.string().optional(),
  title: z.string().optional(),
  why: z.string().nullish(),
  reason: z.string().nullish(),
  options: z.array(optionSchema).optional(),
  choices: z.array(optionSchema).optional(),
  answers: z.array(optionSchema).optional(),
});

interface Written {
  readonly question: string;
  readonly why: string;
  readonly options: readonly string[];
}

/**
 * Reads the questions of a model's answer: JSON as asked for, with chatter, fences or trailing commas around it, cut off
 * in the middle or with other field names; else a numbered list with an indented list of options under each.
 *
 * @returns at most five questions with two to five options each, the recommended first; whatever cannot be read as
 *   such is left out, so an empty list means that there is nothing to ask
 */
export function readQuestions(text: string): Question[] {
  const answer = text.slice(0, longestAnswer).replaceAll(/<think>[\s\S]*?(?:<\/think>|$)/g, '');
  const fromJson = objectsOf(answer).flatMap(readObject);
  const written = fromJson.length > 0 ? fromJson : readList(answer);
  const questions: Question[] = [];
  for (const { question, why, options } of written) {
    const id = `q${questions.length + 1}`;
    const asked = plain(question).slice(0, longestQuestion);
    const offered = orderOptions(options);
    if (asked === '' || offered.length < 2 || questions.some((other) => other.question === asked)) continue;
    const reason = plain(why).slice(0, longestQuestion);
    questions.push({ id, question: asked, ...(reason === '' ? {} : { why: reason }), options: offered });
    if (questions.length === maxQuestions) break;
  }
  return questions;
}

/** Every `{…}` of the text, inner ones before the ones around them; strings are respected inside braces. */
function objectsOf(text: string): string[] {
  const found: string[] = [];
  const open: number[] = [];
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"' || character === '\n') inString = false;
    } else if (character === '"') inString = open.length > 0;
    else if (character === '{') open.push(index);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined && index - start < longestObject) found.push(text.slice(start, index + 1));
    }
  }
  return found;
}

function readObject(json: string): Written[] {
  const { data } = writtenSchema.safeParse(parseLoosely(json));
  const question = data?.question ?? data?.text ?? data?.title;
  const options = data?.options ?? data?.choices ?? data?.answers;
  if (question === undefined || options === undefined) return [];
  return [{ question, why: data?.why ?? data?.reason ?? '', options }];
}

/** JSON, also with commas before a closing bracket. */
function parseLoosely(json: string): unknown {
  for (const attempt of [json, json.replaceAll(/,(\s*[\]}])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next form may be readable; in the end it is no JSON.
    }
  }
  return undefined;
}

const numbered = /^\s{0,3}(?:#{1,6}\s+)?(?:\*\*)?(?:question\s+|q)?\d{1,2}\s*[.):]\s*(.*)$/i;
const listed = /^\s*(?:[-*•]|\(?[a-e][.)]|\[ \])\s+(.+)$/i;

/** A numbered list of questions, each with its options as a list below it. */
function readList(text: string): Written[] {
  const found: { question: string; why: string; options: string[] }[] = [];
  for (const line of text.split('\n')) {
    const question = numbered.exec(line)?.[1];
    const option = listed.exec(line)?.[1];
    if (question?.includes('?')) found.push({ question, why: '', options: [] });
    else if (option !== undefined) found.at(-1)?.options.push(option);
  }
  return found;
}

const recommendation = /\s*[([]\s*(?:recommended|recommendation|default|empfohlen)\s*[)\]]\s*/i;
/** The user can always answer in words of their own. */
const openOption = /^(?:other|something else|none of (?:these|the above)|custom)\b.{0,40}$/i;

function orderOptions(options: readonly string[]): string[] {
  const seen = new Map<string, string>();
  const recommendedFirst = options.toSorted(
    (a, b) => Number(recommendation.test(b)) - Number(recommendation.test(a)),
  );
  for (const option of recommendedFirst) {
    const words = plain(option.replace(recommendation, ' ')).slice(0, longestOption);
    const key = words.toLowerCase();
    if (words !== '' && !openOption.test(words) && !seen.has(key)) seen.set(key, words);
  }
  return [...seen.values()].slice(0, mostOptions);
}

/** Words without Markdown marks, control characters and line breaks. */
function plain(text: string): string {
  return text
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
