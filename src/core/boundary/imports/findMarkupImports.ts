import { findScriptImports } from './findScriptImports.ts';
import { findStyleImports } from './findStyleImports.ts';
import type { ImportFound, ImportKind } from './importFound.ts';
import { isElsewhere } from './isElsewhere.ts';
import { lineCounter } from './lineCounter.ts';
import { type PageTag, pageTags } from './pageTags.ts';

/**
 * What HTML, Vue and Svelte files name: in their scripts and styles, by `src` and `href` of any tag, and by `import()` in
 * a template's expressions. Addresses on the network are left out; in Vue and Svelte, so are addresses that no bundler takes for a file.
 * @param type `html`, `htm`, `vue` or `svelte`
 */
export function findMarkupImports(type: string, text: string): readonly ImportFound[] {
  const isPage = type.startsWith('htm');
  const lineAt = lineCounter(text);
  const found: ImportFound[] = [];
  for (const tag of pageTags(text)) {
    const line = lineAt(tag.offset);
    if (tag.name === 'script') found.push(...scriptImports(tag, isPage, lineAt));
    else if (tag.name === 'style') found.push(...styleImports(tag, lineAt));
    else if (!isPage) found.push(...expressionImports(tag, line));
    found.push(...addressed(tag, isPage, line));
  }
  return found;
}

function scriptImports(
  tag: PageTag,
  isPage: boolean,
  lineAt: (offset: number) => number,
): readonly ImportFound[] {
  if (tag.inside === undefined) return [];
  const line = lineAt(tag.inside.offset);
  const type = tag.attributes.get('type') ?? '';
  if (type === 'importmap') return mapped(tag.inside.text, line);
  // Other types are data for other programs: templates, JSON, shaders.
  if (isPage && !/^(?:module|(?:text|application)\/(?:java|ecma)script|text\/babel|)$/iu.test(type))
    return [];
  const language = /^(?:ts|tsx|jsx|js)$/u.exec(tag.attributes.get('lang') ?? '')?.[0];
  return findScriptImports(
    language ?? (tag.attributes.get('lang')?.endsWith('typescript') === true ? 'ts' : 'js'),
    tag.inside.text,
    line,
  );
}

/** What an import map leads to; the names in it stand for themselves where they are imported. */
function mapped(text: string, line: number): readonly ImportFound[] {
  const targets = Array.from(text.matchAll(/:\s*"((?:\.{0,2}\/)[^"\\\n]*)"/gu), (match) => match[1] ?? '');
  return targets.map((specifier) => ({ specifier, kind: 'html' as const, line }));
}

function styleImports(tag: PageTag, lineAt: (offset: number) => number): readonly ImportFound[] {
  if (tag.inside === undefined) return [];
  const language =
    /^(?:scss|sass|less|styl|pcss|postcss)(?=us$|$)/u.exec(tag.attributes.get('lang') ?? '')?.[0] ?? 'css';
  return findStyleImports(language, tag.inside.text, lineAt(tag.inside.offset));
}

/** Svelte's `{#await import('./x')}` and Vue's `@click="import('./x')"`: expressions between tags and in their attributes. */
function expressionImports(tag: PageTag, line: number): readonly ImportFound[] {
  const texts = tag.inside === undefined ? [...tag.attributes.values()] : [tag.inside.text];
  return texts.flatMap((text) => {
    const lineAt = lineCounter(text, line);
    return Array.from(
      text.matchAll(/\b(import|require)\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$\n]*)`)?/gu),
      (match) => ({
        specifier: match[2] ?? match[3] ?? match[4],
        kind: match[1] === 'import' ? ('dynamic' as const) : ('require' as const),
        line: lineAt(match.index),
      }),
    );
  });
}

const addresses = ['src', 'href', 'xlink:href', 'poster', 'data', 'srcset', 'data-src'];

/** Links to pages of the same site are no imports, links to what a page is made of are. */
function addressed(tag: PageTag, isPage: boolean, line: number): readonly ImportFound[] {
  if (/^(?:a|area|base|form)$/u.test(tag.name) || tag.attributes.size === 0) return [];
  const kind: ImportKind = isPage || tag.name === 'script' || tag.name === 'style' ? 'html' : 'url';
  return addresses.flatMap((attribute) => {
    const value = tag.attributes.get(attribute);
    if (value === undefined || value.includes('{')) return [];
    const names =
      attribute === 'srcset'
        ? value.split(',').map((each) => each.trim().split(/\s/u)[0] ?? '')
        : [value.trim()];
    return names.filter((name) => isFile(name, kind)).map((specifier) => ({ specifier, kind, line }));
  });
}

function isFile(name: string, kind: ImportKind): boolean {
  return !isElsewhere(name) && (kind === 'html' || /^(?:\.{1,2}\/|[@~])/u.test(name));
}
