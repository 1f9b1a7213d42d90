import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml } from '../../escapeHtml.ts';
import type { Brief } from '../briefSchema.ts';
import { oneLine } from '../markdown/escape.ts';
import { withoutFrontMatter } from '../markdown/frontMatter.ts';
import type { ReviewAnswer } from '../review/review.ts';
import { reviewForm } from '../review/reviewForm.ts';
import { renderMarkdown } from '../renderMarkdown.ts';
import { briefStyle } from './briefStyle.ts';

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** Days have hyphens, at which a browser breaks lines. */
const isDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The brief as one HTML page that needs nothing besides itself: for whoever has no Markdown preview, to be printed, or kept as
 * a PDF. It says what the Markdown says, as it is made from it; HTML in texts is shown and not run.
 *
 * @param images data URIs by the path that the brief names them with; others are shown as their text alternative
 */
export function renderHtml(brief: Brief, images: ReadonlyMap<string, string>): string {
  const title = escapeHtml(oneLine(brief.experiment.title));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handoff brief: ${title}</title>
<style>
${briefStyle}</style>
</head>
<body>
<main>
${bodyOf(withoutFrontMatter(renderMarkdown(brief)), images)}</main>
</body>
</html>
`;
}

/**
 * The page with another answer in its review form, as it would be written with it.
 *
 * @param before what the form may hold until now
 * @returns `undefined` where the form is not on the page as it was written
 */
export function answeredHtml(
  page: string,
  before: readonly (ReviewAnswer | undefined)[],
  answer: ReviewAnswer,
): string | undefined {
  const formOf = (one: ReviewAnswer | undefined): string => bodyOf(reviewForm(one), new Map());
  const found = before.map(formOf).find((form) => page.split(form).length === 2);
  return found === undefined ? undefined : page.replace(found, () => formOf(answer));
}

function bodyOf(markdown: string, images: ReadonlyMap<string, string>): string {
  const converter = new MarkdownIt({ html: false, linkify: false });
  converter.validateLink = (address) => /^(?:#|pictures\/|screens\/)/.test(address);
  const { rules } = converter.renderer;
  rules['image'] = (tokens, index) => imageOf(tokens[index], images);
  rules['table_open'] = (all, index) =>
    `<div class="${all[index]?.attrGet('class') ?? ''}" tabindex="0" role="region" aria-label="${escapeHtml(all[index]?.attrGet('aria-label') ?? '')}">\n<table>\n`;
  rules['table_close'] = () => '</table>\n</div>\n';
  const tokens = converter.parse(markdown, {});
  const used = new Map<string, number>();
  let heading = '';
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      heading = plainOf(tokens[index + 1]);
      token.attrSet('id', anchorOf(heading, used));
    }
    if (token.type === 'table_open') {
      token.attrSet('aria-label', heading);
      token.attrSet('class', hasScreens(tokens, index) ? 'wide screens' : 'wide');
    }
    if (token.type === 'th_open') token.attrSet('scope', 'col');
    if (token.type === 'td_open' && isDay.test(plainOf(tokens[index + 1]))) token.attrSet('class', 'date');
    if (token.type === 'inline') tickBox(token);
  });
  return converter.renderer.render(tokens, converter.options, {});
}

/** Whether a table shows pictures of screens, which stand side by side. */
function hasScreens(tokens: readonly Token[], start: number): boolean {
  const end = tokens.findIndex(({ type }, index) => index > start && type === 'table_close');
  const images = tokens.slice(start, end).flatMap(({ children }) => children ?? []);
  return images.some(({ type }) => type === 'image');
}

function imageOf(token: Token | undefined, images: ReadonlyMap<string, string>): string {
  const text = escapeHtml(plainOf(token));
  const data = images.get(token?.attrGet('src') ?? '');
  return data === undefined ? `<em>${text}</em>` : `<img src="${escapeHtml(data)}" alt="${text}">`;
}

function plainOf(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join('');
}

/** The anchor GitHub gives a heading, so that links within the brief lead somewhere here too. */
function anchorOf(heading: string, used: Map<string, number>): string {
  const plain = heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
  const before = used.get(plain) ?? 0;
  used.set(plain, before + 1);
  return before === 0 ? plain : `${plain}-${before}`;
}

/** The boxes of the review form. */
function tickBox({ children }: Token): void {
  const first = children?.[0];
  if (first?.type === 'text')
    first.content = first.content.replace(/^\[( |x)\] (?=Accepted$|Returned$)/, (_, mark: string) =>
      mark === 'x' ? '☑ ' : '☐ ',
    );
}
