import { oneLine } from '../markdown/escape.ts';
import { learningNoteSchema, type LearningNote } from './learning.ts';

/**
 * A note as a learning card keeps it: lines without what hides or reorders text, at most one empty line between two.
 */
export function tidyNote(note: LearningNote): LearningNote {
  const { observed, insight, action, supersedes } = note;
  return learningNoteSchema.parse({
    observed: tidyText(observed),
    insight: tidyText(insight),
    action: tidyText(action),
    ...(supersedes !== undefined && supersedes !== '' && { supersedes }),
  });
}

function tidyText(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(oneLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
