import { quoted, escape, oneLine } from './escape.ts';

/** Beginnings that are no names, so that they may stand inside a sentence in small letters. */
const plainBeginning =
  /^(?:A|An|The|They|Their|Them|It|Its|He|She|This|That|These|There|All|Each|Every|Everybody|Everyone|People|Nobody|No|One|Somebody|Someone|Both)\b/;

/** A text as the end of a sentence that has begun, without its full stop; in quotation marks where its beginning may be a name. */
function insideSentence(text: string, lead: string): string {
  const bare = withoutStop(text);
  return plainBeginning.test(bare)
    ? escape(`${bare.charAt(0).toLowerCase()}${bare.slice(1)}`)
    : `${lead}${quoted(bare)}`;
}

/** On one line, without the full stop at its end. */
export function withoutStop(text: string): string {
  return oneLine(text).replace(/(?<!\.)\.$/, '');
}

/** A text as a sentence of its own: with a mark at its end. */
export function asSentence(text: string): string {
  const line = oneLine(text);
  return /[.!?…:。！？]["”’»)]*$/u.test(line) ? escape(line) : `${escape(line)}.`;
}

/** What follows "Given", "When" and "Then" of an acceptance criterion, as the ends of real sentences. */
export interface ScenarioWords {
  readonly given: string;
  readonly when: string;
  /** With the full stop. */
  readonly outcome: string;
}

/** An acceptance criterion in words. @param criterion as acceptance.ts makes it */
export function scenarioWords({
  given,
  when,
  expected,
  withinSeconds,
}: {
  readonly given: string;
  readonly when: string;
  readonly expected: string;
  readonly withinSeconds?: number | undefined;
}): ScenarioWords {
  const within = withinSeconds === undefined ? '' : ` It takes at most ${withinSeconds} s.`;
  return {
    given: `somebody of the segment ${quoted(withoutStop(given))}`,
    when: `they try this: ${quoted(withoutStop(when))}`,
    outcome: `${insideSentence(expected, 'this holds: ')}.${within}`,
  };
}
