/** Limits of what is read, chosen so that reading and showing stay within some hundred megabytes of memory. */
export const importLimits = {
  /** Of the attached file. */
  fileBytes: 100 * 1024 * 1024,
  columns: 1000,
  rows: 5_000_000,
  /** Rows times columns. */
  cells: 50_000_000,
  /** Characters of one cell; the rest is cut off and reported. */
  cellCharacters: 100_000,
  /** Characters of one line, one quoted cell or one JSON record. */
  recordCharacters: 8 * 1024 * 1024,
  /** Bytes of XML that one part of an XLSX file may unpack to. */
  unpackedBytes: 1536 * 1024 * 1024,
  /** Bytes of the list of texts of an XLSX file; it is held in memory. */
  sharedTextBytes: 192 * 1024 * 1024,
  /** A part that unpacks to more than this times its size, and is large, was made to fill a disk. */
  packing: 150,
} as const;
