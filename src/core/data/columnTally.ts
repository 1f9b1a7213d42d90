import { anyShape, shapesOf } from './cellShape.ts';
import { distinctLimit, type PersonalKind } from './datasetProfile.ts';
import { personalShape } from './personal/valueShape.ts';

/** Text kept to count different values: a column of long texts is "many" without remembering all of them. */
const rememberedCharacters = 200_000;
/** Longer texts are not remembered, so each counts as different. */
const shortEnough = 200;

/** Counts what the cells of one column have in common, one cell after the other, in bounded memory. */
export class ColumnTally {
  /** Filled cells. */
  filled = 0;
  /** Shapes that all filled cells share; see cellShape. */
  common = anyShape;
  readonly personal = new Map<PersonalKind, number>();
  /** Texts that were seen, with what they tell about a person: most columns say the same again and again. */
  readonly #seen = new Map<string, PersonalKind | undefined>();
  #remembered = 0;
  #long = 0;

  /** @param text trimmed and not empty */
  add(text: string): void {
    this.filled += 1;
    const kind = this.#seen.get(text);
    if (kind === undefined && !this.#seen.has(text)) this.#look(text);
    else if (kind !== undefined) this.#countPersonal(kind);
  }

  /** Different values, at most {@link distinctLimit}. */
  get distinct(): number {
    return this.#isFull() ? distinctLimit : Math.min(distinctLimit, this.#seen.size + this.#long);
  }

  #look(text: string): void {
    if (this.common !== 0) this.common &= shapesOf(text);
    const kind = personalShape(text);
    if (kind !== undefined) this.#countPersonal(kind);
    if (text.length > shortEnough) this.#long += 1;
    else if (!this.#isFull()) {
      this.#seen.set(text, kind);
      this.#remembered += text.length;
    }
  }

  #countPersonal(kind: PersonalKind): void {
    this.personal.set(kind, (this.personal.get(kind) ?? 0) + 1);
  }

  #isFull(): boolean {
    return this.#seen.size >= distinctLimit || this.#remembered > rememberedCharacters;
  }
}
