/** What a reader of one format knows and tells while it reads. */
export interface ReadContext {
  /** The file's own name, for messages. */
  readonly name: string;
  /** File-system path. */
  readonly file: string;
  /** Headings of the columns in order; a reader fills it, and may add to it while it reads. */
  readonly headings: string[];
  /** Sentences for the profile. */
  readonly issues: Set<string>;
  /** Set when cells are separated by `;`, as where decimals are written with a comma. */
  commaFile: boolean;
  /** @param read bytes of the file so far */
  progress(read: number): void;
}

/** Rows of texts in the order of {@link ReadContext.headings}; missing cells at the end are empty. */
export type Rows = string[][];

export type RowReader = (context: ReadContext) => AsyncIterable<Rows>;
