import { isRemote, onNetwork, resolvePath } from './address.ts';
import { addressOf } from './assets.ts';
import type { PrototypeFinding } from './finding.ts';

const importRule = /@import\s+(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^"')\s;]+))\s*\)?([^;]*);/gi;
const urlFunction = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi;

/** How a stylesheet reaches the other files and says what it could not take along. */
export interface StyleContext {
  readonly files: ReadonlyMap<string, string>;
  /** Pictures and fonts as `data:` addresses. */
  readonly assets: ReadonlyMap<string, string>;
  /** Stylesheets that were compiled already, by their text as written. */
  readonly sheets: ReadonlyMap<string, string>;
  report(finding: PrototypeFinding): void;
}

/**
 * Makes a stylesheet stand alone: `@import` of prototype files is put in place, `url()` of text assets becomes
 * `data:`, and everything remote is removed with a warning.
 *
 * @param path of the file the text is from; relative addresses count from it
 * @param firstLine the line of that file on which the text begins
 */
export function compileStyle(
  text: string,
  path: string,
  firstLine: number,
  context: StyleContext,
  importedBy: readonly string[] = [],
): string {
  const ready = context.sheets.get(text);
  // A compiled sheet has lines of its own.
  const lineAt = (offset: number): number =>
    ready === undefined ? firstLine + newlines(text.slice(0, offset)) : firstLine;
  const warn = (offset: number, message: string): void => {
    context.report({ severity: 'warning', file: path, line: lineAt(offset), message });
  };
  const importSheet = (
    whole: string,
    double?: string,
    single?: string,
    bare?: string,
    conditions = '',
    offset = 0,
  ): string => {
    const address = double ?? single ?? bare ?? '';
    const target = resolvePath(path, address);
    const sheet = target === undefined ? undefined : context.files.get(target);
    if (target === undefined || sheet === undefined || importedBy.includes(target) || target === path) {
      warn(offset, leftOut(address));
      return whole.replaceAll(/[^\n]/g, '');
    }
    const inlined = compileStyle(sheet, target, 1, context, [...importedBy, path]);
    return underConditions(inlined, conditions.trim());
  };
  const inlineUrl = (whole: string, address: string, offset: number): string => {
    if (/^(#|data:)/i.test(address)) return whole;
    const target = resolvePath(path, address);
    const data = target === undefined ? undefined : addressOf(target, context.files, context.assets);
    if (data !== undefined) return `url("${data}")`;
    warn(offset, leftOut(address));
    return 'url("")';
  };
  // Addresses first: an inlined sheet has had its own turn, from its own folder.
  const source = ready ?? text;
  return source
    .replaceAll(urlFunction, (whole: string, double?: string, single?: string, bare?: string, offset = 0) => {
      const isImport = /@import\s+$/i.test(source.slice(Math.max(0, offset - 40), offset));
      return isImport ? whole : inlineUrl(whole, double ?? single ?? bare ?? '', offset);
    })
    .replaceAll(importRule, importSheet);
}

/** What stands behind the address of an import: a cascade layer, a `supports()` and a media query, each optional, in this order. */
const importConditions =
  /^(layer(?:\(([^()]*)\)|(?![\w(-])))?\s*(?:supports\(((?:[^()]|\([^()]*\))*)\))?\s*(.*)$/is;

function underConditions(sheet: string, conditions: string): string {
  const [, layer, name = '', feature, media = ''] = importConditions.exec(conditions) ?? [];
  const wrappers = [
    ...(layer === undefined ? [] : [`@layer ${name}`.trim()]),
    ...(feature === undefined ? [] : [`@supports (${feature})`]),
    ...(media === '' ? [] : [`@media ${media}`]),
  ];
  return wrappers.reduceRight((text, wrapper) => `${wrapper} {${text}}`, sheet);
}

function leftOut(address: string): string {
  return isRemote(address)
    ? onNetwork(address)
    : `${address.slice(0, 80)} is not a file of this prototype and was left out`;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
