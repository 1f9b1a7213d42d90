/** Nobody nests brackets and labels deeper, and the parser would take minutes and all memory for thousands of labels. */
const deepest = 200;

/** A bracket, the end of a statement, or a label that another one, a loop or a condition stands before. */
const marks =
  /[{([]|[})\]]|;(?!\s*else\b)|(?<=[:)]|\belse|\bdo)\s*(?:[\p{ID_Continue}$]|\\u[\da-fA-F{}]+)+\s*:/gu;

/**
 * Whether code is nested deeper than a parser that goes on after mistakes should be given: one that meets a label again
 * within itself notes a mistake for each around it, so that 4 kB of labels take half a minute.
 *
 * @param code without comments and contents of literals; it is counted, not parsed, which is exact enough for that depth
 */
export function nestsTooDeep(code: string): boolean {
  /** Labels in a row, for each bracket that is open. */
  const open = [0];
  let depth = 0;
  for (const [mark] of code.matchAll(marks)) {
    const labels = open.at(-1) ?? 0;
    if (mark === ';') {
      depth -= labels;
      open[open.length - 1] = 0;
    } else if ('})]'.includes(mark)) {
      if (open.length === 1) continue;
      depth -= labels + 1;
      open.pop();
    } else {
      depth += 1;
      if ('{(['.includes(mark)) open.push(0);
      else open[open.length - 1] = labels + 1;
    }
    if (depth > deepest) return true;
  }
  return false;
}
