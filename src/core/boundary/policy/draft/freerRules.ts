import { describeFile } from '../../boundaryRule.ts';
import { content } from '../../rules/content.ts';
import { documentation } from '../../rules/documentation.ts';
import { defaultLimits } from '../fixLimits.ts';
import { countPatterns, patternFor, type DraftPath, type DraftRule, type ListedFile } from './draftRule.ts';

const interfaceFolders = new Set('components component ui widgets'.split(' '));
const styleFolders = new Set('styles style css scss sass theme themes'.split(' '));
const pageFolders = new Set('pages page views screens templates layouts'.split(' '));
const testFolders = new Set('test tests spec specs __tests__ e2e cypress'.split(' '));

/** What may be freer than production: words are open, looks are gated, and what is less certain is only proposed. */
export function freerRules(listed: readonly ListedFile[]): DraftRule[] {
  const listing = listed.map(({ path }) => path);
  const texts = listed.filter(({ file }) => documentation.matches(file)).map(({ path }) => path);
  const words = listed
    .filter(({ file }) => content.matches(file) && !documentation.matches(file))
    .map(({ path }) => path);
  const rules: DraftRule[] = [
    {
      ...open,
      name: 'documentation',
      note: 'Text for colleagues. Files of other types in these folders stay production.',
      why: documentation.why,
      risk: documentation.risk,
      paths: countPatterns(texts, (file) => byExtension(file, 1)),
    },
    {
      ...open,
      name: 'copy',
      note: 'The words customers read, as data. Check that nothing else reads these files, such as a price list.',
      why: content.why,
      risk: content.risk,
      paths: countPatterns(words, (file) => byExtension(file, contentDepth(file))),
    },
    gated(
      'components',
      'What screens are made of. Fixes are small, and reviewed before they ship.',
      inFolders(listing, interfaceFolders),
    ),
    gated('styles', 'Colours, spacing and type.', inFolders(listing, styleFolders)),
    {
      ...gated(
        'pages',
        'Whole screens: often changed for their words, but they carry logic too.',
        inFolders(listing, pageFolders),
      ),
      unsure: true,
    },
    {
      ...gated('tests', 'Tests: a wrong one lets faults through unseen.', inFolders(listing, testFolders)),
      risk: 'A fault that a test would have caught may reach customers unseen.',
      unsure: true,
    },
  ];
  return rules.filter(({ paths }) => paths.length > 0);
}

const open = { zone: 'open', limits: undefined, leftOut: 0, unsure: false } as const;

function gated(name: string, note: string, paths: readonly DraftPath[]): DraftRule {
  return {
    zone: 'gated',
    name,
    note,
    why: 'Lightweight fixes are welcome here: small, and reviewed before they ship.',
    risk: 'Every screen that uses this may look or behave differently.',
    limits: defaultLimits,
    paths,
    leftOut: 0,
    unsure: false,
  };
}

function inFolders(listing: readonly string[], names: ReadonlySet<string>): DraftPath[] {
  return countPatterns(listing, (file) => {
    const depth = folderDepth(file, (name) => names.has(name));
    return depth === 0 ? undefined : patternFor(`${file.split('/').slice(0, depth).join('/')}/`);
  });
}

/** Files of one type below the first `depth` folders of a path, or the file itself where it is not as deep. */
function byExtension(file: string, depth: number): string | undefined {
  const names = file.split('/');
  const extension = /\.[^.]+$/.exec(names.at(-1) ?? '')?.[0];
  if (names.length <= depth || depth === 0 || extension === undefined) return patternFor(file);
  return `${patternFor(names.slice(0, depth).join('/'))}/**/*${patternFor(extension).slice(1)}`;
}

/** How many folders down the innermost one is that holds words. */
function contentDepth(file: string): number {
  const folders = file.split('/').slice(0, -1);
  return folders.findLastIndex((name) => content.matches(describeFile([name, 'a.json'], false))) + 1;
}

/** How many folders down the first one is that is meant; 0 for none. Folders of tools (`.storybook`) are not. */
function folderDepth(file: string, isMeant: (name: string) => boolean): number {
  const folders = file.toLowerCase().split('/').slice(0, -1);
  const found = folders.findIndex(isMeant);
  return folders.slice(0, found + 1).some((name) => name.startsWith('.')) ? 0 : found + 1;
}
