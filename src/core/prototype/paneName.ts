/** Names a pane of the preview by what it shows: ids of variants are the same in every experiment. */
export interface PaneName {
  /** Slug of the experiment. */
  readonly experiment: string;
  readonly variant: string;
}

/** The same as one text, for maps. */
export function paneKey({ experiment, variant }: PaneName): string {
  return `${experiment}/${variant}`;
}
