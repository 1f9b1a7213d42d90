import MarkdownIt, { type Token } from 'markdown-it';

/** markdown-it as VS Code's Markdown preview sets it up: HTML and links on, links only with a protocol. */
function preview(): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.linkify.set({ fuzzyLink: false });
  return markdown;
}

/** The document as tokens. */
export function previewTokens(text: string): Token[] {
  return preview().parse(text, {});
}

/** The document as HTML. */
export function previewHtml(text: string): string {
  return preview().render(text);
}
