import type { Brief } from './briefSchema.ts';
import { boundarySections } from './markdown/boundarySections.ts';
import { closingSections } from './markdown/closingSections.ts';
import { decisionSection } from './markdown/decisionSection.ts';
import { evidenceSections } from './markdown/evidenceSections.ts';
import { frontMatter } from './markdown/frontMatter.ts';
import { gapSection } from './markdown/gapSection.ts';
import { specSections } from './markdown/specSections.ts';

/**
 * The brief as Markdown for people: YAML front matter for programs, then CommonMark with tables.
 * Everything that comes from records is escaped, so that no text can change the document's structure.
 */
export function renderMarkdown(brief: Brief): string {
  const blocks = [
    frontMatter(brief),
    ...decisionSection(brief),
    ...evidenceSections(brief),
    ...specSections(brief),
    ...gapSection(brief),
    ...boundarySections(brief),
    ...closingSections(brief),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
