import type { PageParts } from '../compileTools.ts';
import { findIcon, type IconSet } from './icons.ts';
import { fileOf, iconsLibrary, inOrder, type KitGlobal } from './kitLibraries.ts';

/** What a prototype uses of the kit's libraries. */
export interface LibraryUse {
  readonly libraries: ReadonlySet<string>;
  readonly globals: readonly KitGlobal[];
  /** The icons it names, under its own names. */
  readonly icons: ReadonlySet<string>;
}

/** Libraries are made on first use; the prototype's modules ask for them by name. */
const registry =
  '(function(){var made={},makers={};Object.defineProperty(self,"footbridge$library",{value:function(name,make){' +
  'if(make){makers[name]=make;return}if(name==="footbridge")return self.footbridge;' +
  'if(!(name in made)){var module={exports:{}};made[name]=module;' +
  'makers[name](self.footbridge$library,module,module.exports)}return made[name].exports.library}})})();';

const giveGlobal =
  '(function(name,library){Object.defineProperty(self,name,{configurable:true,enumerable:true,' +
  'get:function(){var all=footbridge$library(library);return all.default||all},' +
  'set:function(value){Object.defineProperty(self,name,{value:value,writable:true})}})})';

/**
 * The kit's libraries as scripts for the page's head, each after what it is built on; only those used, and of the
 * icons only those named.
 *
 * @returns no script when nothing is used
 */
export function linkLibraries(use: LibraryUse, parts: PageParts): string[] {
  const names = inOrder([...use.libraries, ...use.globals.map((each) => each.library)]);
  if (names.length === 0) return [];
  const scripts = names.map((name) => {
    if (name === iconsLibrary) return maker(name, iconModule(use.icons, parts.icons()));
    return maker(name, parts.library(`${fileOf(name)}.js`));
  });
  const globals = use.globals.map(
    ({ name, library }) => `${giveGlobal}(${JSON.stringify(name)},${JSON.stringify(library)});`,
  );
  return [registry, ...scripts, ...(globals.length > 0 ? [globals.join('')] : [])];
}

function maker(name: string, code: string): string {
  return `footbridge$library(${JSON.stringify(name)},function(require,module,exports){${code}\n});`;
}

function iconModule(names: ReadonlySet<string>, set: IconSet): string {
  const used = [...names].toSorted().flatMap((name) => {
    const icon = findIcon(set, name);
    return icon === undefined ? [] : [[name, icon] as const];
  });
  return `exports.library={icons:${JSON.stringify(Object.fromEntries(used))}};`;
}
