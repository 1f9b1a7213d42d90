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

/** YAML whose values are ids, dates, counts and fixed words, so that nothing in it needs quoting. */
function frontMatter({ status, schemaVersion, experiment, decision, evidence, asOf }: Brief): string {
  return [
    '---',
    'kind: handoff-brief',
    `schemaVersion: ${schemaVersion}`,
    `status: ${status}`,
    `experiment: ${experiment.slug}`,
    `decision: ${decision?.outcome ?? 'none'}`,
    `successes: ${evidence.successes}`,
    `participants: ${evidence.participants}`,
    `asOf: ${asOf}`,
    '---',
  ].join('\n');
}
