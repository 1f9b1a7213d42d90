import { dataAddress, isRemote, resolvePath } from './address.ts';
import type { PrototypeFinding } from './finding.ts';

const importRule = /@import\s+(?:url\(\s*)?(["']?)([^"')\s;]+)\1\s*\)?([^;]*);/gi;
const urlFunction = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi;

/** How a stylesheet reaches the other files and says what it could not take along. */
export interface StyleContext {
  readonly files: ReadonlyMap<string, string>;
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
  const lineAt = (offset: number): number => firstLine + newlines(text.slice(0, offset));
  const warn = (offset: number, message: string): void => {
    context.report({ severity: 'warning', file: path, line: lineAt(offset), message });
  };
  const importSheet = (
    whole: string,
    _quote: string,
    address: string,
    media: string,
    offset: number,
  ): string => {
    const target = resolvePath(path, address);
    const sheet = target === undefined ? undefined : context.files.get(target);
    if (target === undefined || sheet === undefined || importedBy.includes(target) || target === path) {
      warn(offset, leftOut(address));
      return whole.replaceAll(/[^\n]/g, '');
    }
    const inlined = compileStyle(sheet, target, 1, context, [...importedBy, path]);
    return media.trim() === '' ? inlined : `@media ${media.trim()} {${inlined}}`;
  };
  const inlineUrl = (whole: string, address: string, offset: number): string => {
    if (/^(#|data:)/i.test(address)) return whole;
    const target = resolvePath(path, address);
    const asset = target === undefined ? undefined : context.files.get(target);
    const data = target === undefined || asset === undefined ? undefined : dataAddress(target, asset);
    if (data !== undefined) return `url("${data}")`;
    warn(offset, leftOut(address));
    return 'url("")';
  };
  // Addresses first: an inlined sheet has had its own turn, from its own folder.
  return text
    .replaceAll(urlFunction, (whole: string, double?: string, single?: string, bare?: string, offset = 0) => {
      const isImport = /@import\s+$/i.test(text.slice(0, offset));
      return isImport ? whole : inlineUrl(whole, double ?? single ?? bare ?? '', offset);
    })
    .replaceAll(importRule, importSheet);
}

function leftOut(address: string): string {
  const shown = address.slice(0, 80);
  return isRemote(address)
    ? `${shown} is on the network and was left out; prototypes load nothing from a network`
    : `${shown} is not a text file of this prototype and was left out`;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
