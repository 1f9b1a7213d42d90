/** The look of the brief's page: calm on a screen, in light and dark, and on paper. */
export const briefStyle = `:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6e8eb);
  --muted: light-dark(#59636e, #a5adb8);
  --page: light-dark(#ffffff, #16191d);
  --panel: light-dark(#f5f7f9, #1f242a);
  --line: light-dark(#d5dae0, #3a414a);
  --accent: light-dark(#0a5bb5, #7cb7ff);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.35rem; border-top: 1px solid var(--line); padding-top: 1.1em; }
h3 { font-size: 1.05rem; margin-top: 1.6em; }
p, ul, ol, blockquote { margin: 0 0 0.9em; }
ul, ol { padding-left: 1.4em; }
blockquote { background: var(--panel); border-left: 4px solid var(--accent); padding: 0.9em 1.1em; }
blockquote > :last-child { margin-bottom: 0; }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.9em ui-monospace, "SF Mono", Consolas, monospace; background: var(--panel); padding: 0.1em 0.3em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: 0 0 1.1em; }
table { border-collapse: collapse; width: 100%; font-size: 0.93rem; }
th, td { border: 1px solid var(--line); padding: 0.45em 0.65em; text-align: left; vertical-align: top; }
th { background: var(--panel); font-weight: 600; }
td:first-child { font-variant-numeric: tabular-nums; }
.date { white-space: nowrap; }
img { max-width: 100%; height: auto; background: #ffffff; color: #1f2328; border: 1px solid var(--line); }
td img { max-width: min(100%, 22rem); display: block; }
td code { overflow-wrap: break-word; }
.screens table { table-layout: fixed; min-width: 34rem; }
.screens th:first-child { width: 16%; }
.screens th:nth-child(2) { width: 30%; }
.screens td img { max-height: 24rem; max-width: 100%; }
.screens td:nth-child(n + 3) img { max-height: 14rem; margin-top: 0.4em; }
em { color: var(--muted); }
@media screen and (max-width: 40rem) {
  /* So narrow, columns of sentences would hold a word a line: they scroll sideways instead. */
  .wide table:has(th:nth-child(3)) { min-width: 34rem; }
  .screens table { min-width: 0; }
  .screens thead { display: none; }
  .screens tr { display: grid; grid-template-columns: repeat(3, 1fr); margin-bottom: 1.2em; }
  .screens td:nth-child(-n + 2) { grid-column: 1 / -1; }
  .screens td:empty { display: none; }
  .screens td:first-child { font-weight: 600; background: var(--panel); }
}
@media print {
  @page {
    margin: 16mm 14mm 18mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt system-ui, sans-serif; color: #59636e; }
  }
  :root { color-scheme: light; font-size: 10.5pt; }
  body { font-size: 1rem; background: #ffffff; overflow-wrap: anywhere; orphans: 3; widows: 3; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-inside: avoid; break-after: avoid; margin-top: 1.5em; }
  h1 { margin-top: 0; }
  h2 + p:has(+ h3), p:has(+ ul, + .wide, + p > img) { break-after: avoid; }
  tr, li, img, blockquote { break-inside: avoid; }
  #engineering-review ~ ul { break-inside: avoid; }
  blockquote { border: 1pt solid var(--line); border-left: 4pt solid var(--accent); }
  a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; }
  .wide:not(.screens) tbody tr:first-child { break-after: avoid; }
  .wide:not(.screens) tbody tr:last-child { break-before: avoid; }
  th, td { overflow-wrap: normal; }
  /* The column in which people write freely, addresses too; a page that one of them widens is shrunk altogether. */
  td:nth-child(2), td:has(> code) { overflow-wrap: anywhere; min-width: 7.5em; }
  table:has(th:nth-child(9)) { font-size: 0.76rem; }
  td code { overflow-wrap: anywhere; }
  td img { max-width: 8cm; max-height: 18cm; }
  .screens table { min-width: 0; }
  .screens th, .screens td { min-width: 0; overflow-wrap: anywhere; }
  .screens td img { max-height: 8.5cm; }
  .screens td:nth-child(n + 3) img { max-height: 5.5cm; }
}
`;
