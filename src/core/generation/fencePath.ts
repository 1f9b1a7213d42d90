/** How answers in Markdown say which file a fence holds. */

const extension = '(?:html?|css|[mc]?[jt]sx?|json|csv|svg|md|txt)';
const file = `(?:\\.?/)?((?:[\\w@-][\\w@.-]{0,60}/){0,8}[\\w@-][\\w@.-]{0,60}\\.${extension})`;
const anywhere = new RegExp(`(?:^|[\\s\`*"'(:\\[={])${file}(?=$|[\\s\`*"')\\]:,}])`, 'gi');
const comment = new RegExp(
  `^\\s*(?:<!--|/\\*+|//+|#)\\s*(?:file(?:name)?\\s?:?\\s?)?${file}\\s?(?:-->|\\*/)?$`,
  'i',
);
const names = /^(?:#{1,6}\s|\*\*|`|\d+[.)]\s|[-*]\s|file\b)|:\W{0,3}$/i;

/** Longer lines name no file; the limit also bounds the patterns' time. */
const maxLength = 160;

/** The one path in a text, such as what follows the marks of a fence. */
export function pathIn(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const [first, ...others] = new Set([...text.matchAll(anywhere)].map(([, path]) => path));
  return others.length === 0 ? first : undefined;
}

/** The path that a line of prose gives to the fence after it: a heading, a list item, `app.js:` or the path alone. */
export function namedPath(line: string): string | undefined {
  const path = pathIn(line);
  const text = line.trim();
  return path !== undefined && (names.test(text) || text.replace(/^\.\//, '') === path) ? path : undefined;
}

/** The path in a comment that is a file's first line. */
export function commentedPath(line: string): string | undefined {
  return line.length > maxLength ? undefined : comment.exec(line.trimEnd())?.[1];
}

/** The language that a fence announces, in small letters. */
export function languageOf(info: string): string {
  return /^[a-z]{1,20}(?=$|[\s:{,=])/i.exec(info)?.[0].toLowerCase() ?? '';
}

const languages: Readonly<Record<string, RegExp>> = {
  html: /\.html?$/i,
  css: /\.css$/i,
  js: /\.[mc]?[jt]sx?$/i,
  javascript: /\.[mc]?[jt]sx?$/i,
  jsx: /\.[jt]sx?$/i,
  ts: /\.[mc]?tsx?$/i,
  tsx: /\.tsx?$/i,
  typescript: /\.[mc]?tsx?$/i,
  json: /\.json$/i,
  csv: /\.csv$/i,
  svg: /\.svg$/i,
  bash: /$^/,
  sh: /$^/,
  shell: /$^/,
};

/** Whether a file may be in this language; languages nobody listed fit every file. */
export function fitsLanguage(path: string, language: string): boolean {
  return languages[language]?.test(path) ?? true;
}
