import { lint } from 'markdownlint/sync';

/** What markdownlint says of a document, a line each; long lines are left out, as tables and paragraphs have them. */
export function lintMarkdown(text: string): string[] {
  const found = lint({ strings: { text }, config: { default: true, MD013: false } });
  return (found['text'] ?? []).map(
    (one) =>
      `${one.lineNumber} ${one.ruleNames.join('/')} ${one.errorDetail ?? ''} ${one.errorContext ?? ''}`,
  );
}
