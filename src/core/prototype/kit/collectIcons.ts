import type { PageParts } from '../compileTools.ts';
import type { PrototypeFinding } from '../finding.ts';
import type { FileIcons } from '../linkModules.ts';
import { findIcon, iconsNamed, nearestIcons } from './icons.ts';
import { iconsLibrary, inOrder } from './kitLibraries.ts';
import type { LibraryUse } from './linkLibraries.ts';

/**
 * Which icons go into the page: those that scripts take by name and, where names are only known when the page runs,
 * every icon that a file mentions. A name that no icon has is a warning with the nearest ones.
 *
 * @returns their names as the prototype writes them; empty when it uses no icons
 */
export function collectIcons(
  uses: readonly FileIcons[],
  page: Omit<LibraryUse, 'icons'> & { readonly files: ReadonlyMap<string, string> },
  parts: PageParts,
  report: (finding: PrototypeFinding) => void,
): ReadonlySet<string> {
  const libraries = inOrder([...page.libraries, ...page.globals.map((each) => each.library)]);
  const found = new Set<string>();
  if (!libraries.includes(iconsLibrary)) return found;
  const set = parts.icons();
  for (const { names, file } of uses) {
    for (const name of names) {
      if (findIcon(set, name) !== undefined) found.add(name);
      else report(unknownIcon(name, file, page.files.get(file) ?? '', nearestIcons(set, name)));
    }
  }
  if (libraries.includes('lucide') || uses.some((use) => use.loose)) {
    for (const [path, text] of page.files) {
      if (/\.(html|[cm]?[jt]sx?|json)$/i.test(path))
        for (const name of iconsNamed(text, set)) found.add(name);
    }
  }
  return found;
}

function unknownIcon(name: string, file: string, text: string, near: readonly string[]): PrototypeFinding {
  const index = text.search(new RegExp(`\\b${name}\\b`));
  const line = index < 0 ? 1 : text.slice(0, index).split('\n').length;
  const message = `There is no icon "${name}"; a neutral one is shown. The nearest are ${near.join(', ')}`;
  return { severity: 'warning', file, line, message };
}
