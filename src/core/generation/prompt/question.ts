/** A question that a model asks before the first prototype. */
export interface Question {
  readonly id: string;
  readonly question: string;
  /** What depends on it, in one sentence. */
  readonly why?: string | undefined;
  /** Two to five answers to choose from, the recommended one first. */
  readonly options: readonly string[];
}

/** More would keep people from their prototype. */
export const maxQuestions = 5;
