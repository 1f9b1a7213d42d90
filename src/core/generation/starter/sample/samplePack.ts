import type { IconName } from '../icons.ts';

/** A thing people look at, choose or work on. Prices in minor units (cents, pence); 0 shows none. */
export interface SampleItem {
  readonly name: string;
  readonly note: string;
  readonly group: string;
  readonly price: number;
  readonly icon: IconName;
}

/** One of three ways to go on, such as a delivery or a plan. */
export interface SampleOption {
  readonly name: string;
  readonly note: string;
  readonly price: number;
  readonly points: readonly [string, string, string];
}

/** Sample content for one field of business. Nothing in it is about a real person, company or result. */
export interface SamplePack {
  /** Words of a hypothesis that speak for this pack. */
  readonly words: RegExp;
  readonly noun: string;
  readonly nouns: string;
  readonly items: readonly SampleItem[];
  readonly options: readonly [SampleOption, SampleOption, SampleOption];
  /** Facts shown with an item, label and value. */
  readonly facts: readonly (readonly [string, string])[];
  /** Letters that record numbers begin with in an internal tool. */
  readonly prefix: string;
}

/** Writes an item in one line: name, note, group, price in minor units, icon. */
export function item(name: string, note: string, group: string, price: number, icon: IconName): SampleItem {
  return { name, note, group, price, icon };
}
