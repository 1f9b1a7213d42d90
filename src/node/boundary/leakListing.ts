import { listFiles } from '../git/listFiles.ts';

/** More files are not looked at. */
const mostFiles = 200_000;

/** The two sides of a search; roots are absolute, with `/`. */
export interface ListedSides {
  readonly production: string;
  readonly lab: string | undefined;
  /** Lists production's files; without it, folders are walked. */
  readonly git: string | undefined;
}

interface Kept {
  readonly key: string;
  readonly listing: Set<string>;
  readonly labListing: Set<string>;
}

/**
 * Lists the files of a search. What was listed is kept for the next one that looks at some files only, so that a change to
 * one file does not have a whole repository listed.
 */
export class LeakListing {
  readonly #kept = new Map<string, Kept>();

  /**
   * @param files absolute paths of those that are looked at, which are listed too; without it everything is listed anew
   * @returns paths inside the two roots
   * @throws GitFailure, and the signal's reason when it is aborted
   */
  async of(
    sides: ListedSides,
    files: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<{ listing: readonly string[]; labListing: readonly string[] }> {
    const { production, lab } = sides;
    const key = JSON.stringify([lab, sides.git]);
    const known = files && this.#kept.get(production);
    const kept = known?.key === key ? known : { key, ...(await list(sides, signal)) };
    this.#kept.set(production, kept);
    for (const file of files ?? []) {
      if (lab !== undefined && file.startsWith(`${lab}/`)) kept.labListing.add(file.slice(lab.length + 1));
      else if (file.startsWith(`${production}/`)) kept.listing.add(file.slice(production.length + 1));
    }
    return { listing: [...kept.listing], labListing: [...kept.labListing] };
  }
}

async function list({ production, lab, git }: ListedSides, signal: AbortSignal) {
  const [listing, labListing] = await Promise.all([
    listFiles(production, { git, most: mostFiles, signal }),
    // The lab is walked: what its .gitignore leaves out may be shown to people all the same.
    lab === undefined ? [] : listFiles(lab, { git: undefined, most: mostFiles, signal }),
  ]);
  const shown = labListing.filter((file) => !file.startsWith('.footbridge/'));
  return { listing: new Set(listing), labListing: new Set(shown) };
}
