import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { boardOf, sampleLab } from '../../support/sampleBoard.ts';
import { BoardHarness } from './support/boardHarness.ts';

describe('board with little room', function () {
  this.timeout(60_000);
  let harness: BoardHarness;
  before(async () => {
    harness = await BoardHarness.start();
  });
  after(() => harness.stop());

  for (const [width, letters] of [
    [900, 13],
    [450, 13],
    [1280, 26],
  ] as const)
    it(`leaves titles readable in ${width} pixels with letters of ${letters}`, async () => {
      const shown = await harness.open({ width });
      const { page } = shown;
      await page.evaluate(
        (pixels) => document.documentElement.style.setProperty('--vscode-font-size', `${pixels}px`),
        letters,
      );
      await shown.show(boardOf([sampleLab(3)]));
      const box = await page.locator('tbody .of-experiment').first().boundingBox();
      // What a title of a few words needs in its two lines.
      assert.ok(box && box.width >= 9 * letters, `${box?.width}`);
      await shown.close();
    });
});
