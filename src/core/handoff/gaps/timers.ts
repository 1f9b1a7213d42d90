import { callBody, openParenthesis } from './readCode.ts';
import type { SourceFile } from './sourceFile.ts';

/** A timer in the prototype's code. */
export interface Timer {
  readonly offset: number;
  /** Whether it stands in for work that a server would do: it leads to a new screen, state or value. */
  readonly pretends: boolean;
  /** Milliseconds, when they are written as a number. */
  readonly delay: number | undefined;
}

const leadsOn =
  /\b(?:go|back|render\w*|show\w*|resolve|res|load\w*|set(?!Timeout|Interval|Attribute)[A-Z]\w*)\s*\(|^\s*(?:resolve|res|r|done)\s*,|\.dataset\.state\b|\bstate\b[\w.]*\s*=(?!=)/;

/** Lists the timers in a file, in order. */
export function findTimers(file: SourceFile): Timer[] {
  return [...file.code.matchAll(/\b(setTimeout|setInterval)\s*\(/g)].map((match) => {
    const body = callBody(file.code, openParenthesis(match));
    const delay = /,\s*([\d_]+)\s*,?\s*$/.exec(body)?.[1];
    return {
      offset: match.index,
      pretends: match[1] === 'setTimeout' && leadsOn.test(body),
      delay: delay === undefined ? undefined : Number(delay.replaceAll('_', '')),
    };
  });
}
