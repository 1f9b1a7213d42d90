import MarkdownIt, { type Token } from 'markdown-it';

/** markdown-it as VS Code's Markdown preview sets it up: HTML and links on, links only with a protocol. */
function preview(): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.linkify.set({ fuzzyLink: false });
  return markdown;
}

/** The document without its front matter, as tokens. */
export function previewTokens(text: string): Token[] {
  return preview().parse(withoutFrontMatter(text), {});
}

/** The document without its front matter, as HTML. */
export function previewHtml(text: string): string {
  return preview().render(withoutFrontMatter(text));
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, '');
}
