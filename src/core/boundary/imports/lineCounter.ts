/**
 * Lines of places in a text. Cheap when asked in ascending order, which is how texts are read.
 * @returns the line (from 1, or from `first`) of the character at `offset`; the last one's for an offset behind the text
 */
export function lineCounter(text: string, first = 1): (offset: number) => number {
  let line = first;
  let asked = 0;
  let end = endOfLine(text, 0);
  return (offset) => {
    if (offset < asked) {
      line = first;
      end = endOfLine(text, 0);
    }
    asked = offset;
    // A parser may name a place behind the text's end: it looks one further after a backslash.
    while (end < offset && end < text.length) {
      line += 1;
      end = endOfLine(text, end + 1);
    }
    return line;
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
