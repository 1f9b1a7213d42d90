import type { FrameLocator, Page } from 'playwright-core';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { DataLab } from '../../unit/data/dataLab.ts';
import { attachOrders, toolOf } from '../data/savedTool.ts';
import { kitOf } from '../kit/support/kitOf.ts';
import { ShellPage } from '../preview/support/shellPage.ts';
import { SavedPages } from './pages.ts';

/** Where a prototype is looked at. */
export const places = ['a page in a browser', 'the preview', 'a saved tool', 'a test kit'] as const;
export type Place = (typeof places)[number];

/** A compiled page and the files it was made of. */
export interface Compiled {
  readonly page: string;
  readonly files: readonly PrototypeFile[];
}

/** Brings compiled pages before the eyes, in each of the places as people have them there. */
export class Places {
  /** Rows of the table `orders` that every saved tool carries along, if it uses it. */
  static readonly rows = 100;
  readonly #lab: DataLab;
  readonly #saved = new SavedPages();

  private constructor(lab: DataLab) {
    this.#lab = lab;
  }

  static async make(): Promise<Places> {
    const lab = await DataLab.make();
    await attachOrders(lab, Places.rows);
    return new Places(lab);
  }

  async show(place: Place, page: Page, compiled: Compiled): Promise<void> {
    if (place === 'the preview') {
      const shell = await ShellPage.start(page);
      return await shell.show({ a: compiled.page });
    }
    await page.goto(this.#saved.save(await this.#wrap(place, compiled)), { waitUntil: 'commit' });
    if (place === 'a test kit')
      for (const name of ['Continue', 'I agree, begin', 'Begin'])
        await page.getByRole('button', { name }).click();
  }

  async #wrap(place: Place, { page, files }: Compiled): Promise<string> {
    if (place === 'a saved tool') return await toolOf(this.#lab, page, files);
    return place === 'a test kit' ? await kitOf([{ id: 'a', page }]) : page;
  }

  /** The prototype's own frame. */
  prototypeIn(place: Place, page: Page): FrameLocator {
    const outer = page.frameLocator('iframe');
    return place === 'the preview' || place === 'a test kit' ? outer.frameLocator('iframe') : outer;
  }

  async remove(): Promise<void> {
    this.#saved.remove();
    await this.#lab.remove();
  }
}
