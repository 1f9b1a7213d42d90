/** A sentence and what fills its holes (`{0}`): the editor translates it, documents take it in English. */
export interface Words {
  readonly template: string;
  readonly values: readonly string[];
}

/** The English sentence. */
export function inEnglish({ template, values }: Words): string {
  return template.replaceAll(/\{(\d)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
}
