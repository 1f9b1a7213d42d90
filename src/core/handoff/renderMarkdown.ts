import type { Brief } from './briefSchema.ts';
import { boundarySections } from './markdown/boundarySections.ts';
import { closingSections } from './markdown/closingSections.ts';
import { decisionSection } from './markdown/decisionSection.ts';
import { evidenceSections } from './markdown/evidenceSections.ts';
import { gapSection } from './markdown/gapSection.ts';
import { specSections } from './markdown/specSections.ts';

/**
 * The brief as Markdown for people: CommonMark with tables, and front matter that programs can read.
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

/**
 * YAML whose values are ids, dates and fixed words, so that nothing in it needs quoting. Kept short: some
 * previews show it as a table above the decision. The rest is in `brief.json`.
 */
function frontMatter({ status, schemaVersion, decision, asOf }: Brief): string {
  return [
    '---',
    `handoffBrief: ${schemaVersion}`,
    `status: ${status}`,
    `decision: ${decision?.outcome ?? 'none'}`,
    `asOf: ${asOf}`,
    '---',
  ].join('\n');
}
