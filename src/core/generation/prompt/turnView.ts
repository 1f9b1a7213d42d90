import type { PrototypeFile } from '../fileChange.ts';
import type { ModelImage } from '../modelTurn.ts';
import type { FileView } from './describeFiles.ts';
import type { TurnInput } from './turnInput.ts';

/** What of a turn's material goes into its prompt. */
export interface TurnView {
  readonly files: ReadonlyMap<string, FileView>;
  readonly datasets: string;
  readonly images: readonly ModelImage[];
  /** Whether the kit's classes are listed. */
  readonly stylesheet: boolean;
}

/** Something that may be left out, in words for the user. */
export interface Drop {
  readonly what: string;
  readonly from: (view: TurnView) => TurnView;
}

/** Everything. */
export function fullView({ datasets, images = [] }: TurnInput): TurnView {
  return { files: new Map(), datasets, images, stylesheet: true };
}

/**
 * What a prompt can do without, in the order in which it is left out until the rest fits: the sample rows of
 * attached data; the text of files that nobody named, the largest first and the entry last (an outline stays); the
 * pictures, the first first; the outlines; the list of the kit's classes. The hypothesis, the instruction, answers
 * and named files always stay.
 *
 * @param needed paths that count as named
 */
export function drops(input: TurnInput, needed: readonly string[]): Drop[] {
  const spare = input.currentFiles
    .filter((file) => !needed.includes(file.path) && !isNamed(file, input.instruction))
    .toSorted((a, b) => rank(a) - rank(b) || b.text.length - a.text.length);
  const samples = withoutSamples(input.datasets);
  return [
    ...(samples === input.datasets
      ? []
      : [
          { what: 'the sample rows of the data', from: (view: TurnView) => ({ ...view, datasets: samples }) },
        ]),
    ...spare.map(({ path }) => ({
      what: `the text of ${path}`,
      from: (view: TurnView) => ({ ...view, files: new Map([...view.files, [path, 'outline' as const]]) }),
    })),
    ...(input.images ?? []).map((_, index) => ({
      what: `picture ${index + 1}`,
      from: (view: TurnView) => ({ ...view, images: view.images.slice(1) }),
    })),
    ...spare.map(({ path }) => ({
      what: `the outline of ${path}`,
      from: (view: TurnView) => ({ ...view, files: new Map([...view.files, [path, 'name' as const]]) }),
    })),
    { what: "the list of the kit's classes", from: (view) => ({ ...view, stylesheet: false }) },
  ];
}

function rank({ path }: PrototypeFile): number {
  return path === 'index.html' ? 1 : 0;
}

/** Whether an instruction means a file: by its path or name, or by quoting words that stand in it. */
function isNamed({ path, text }: PrototypeFile, instruction: string): boolean {
  const asked = instruction.toLowerCase();
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (asked.includes(path.toLowerCase()) || asked.includes(name)) return true;
  return quotes(instruction).some((quote) => text.includes(quote));
}

function quotes(instruction: string): string[] {
  const found = instruction.matchAll(/["“”„«»`']([^"“”„«»`'\n]{3,80})["“”«»`']/g);
  return [...found].map(([, inside = '']) => inside.trim());
}

/** Takes the rows out of what core/data/describeDatasets writes; each dataset has them on one line. */
function withoutSamples(datasets: string): string {
  return datasets
    .split('\n')
    .filter((line) => !line.startsWith('first rows: '))
    .join('\n');
}
