import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';
import { tested, withLab } from './support/states.ts';

describe('guide: what the evidence says', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const text = (): Promise<string> => guide.step('decide').innerText();

  it('says the count first, then interval and chance, in words', async () => {
    await guide.show(withLab({ active: tested(4, 6) }));
    const words = await text();
    const order = [
      /4 of 6 did it alone; the bar was 5 of 6\./,
      /likely between 30% and 91% would do it alone/,
      /The bar asks for 80% of people\. That more than that would is unlikely \(15%\)\./,
      /What to keep in mind/,
      /Your decision/,
    ].map((part) => words.search(part));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      words,
    );
    assert.ok(!order.includes(-1), words);
    assert.doesNotMatch(words, /significan/i);
  });

  it('says of a bar that asks for everybody how likely nearly everybody is', async () => {
    const active = tested(5, 5);
    const { reading } = active.evidence;
    assert.ok(reading);
    const variants = reading.variants.map((one) => ({
      ...one,
      chanceOfTarget: 0.469,
      likelihood: 'even' as const,
    }));
    const evidence = { ...active.evidence, reading: { ...reading, target: 1, chanceShare: 0.9, variants } };
    await guide.show(withLab({ active: { ...active, evidence } }));
    assert.match(
      await text(),
      /The bar asks for everybody\. That more than 90% of people would is about as likely as not \(47%\)\./,
    );
  });

  it('shows the count alone until the rest is worked out', async () => {
    await guide.show(withLab({ active: tested(4, 5, { evidence: { reading: undefined, pictures: [] } }) }));
    assert.match(await text(), /4 of 5 did it alone; the bar was 4 of 5\./);
    assert.equal(await guide.button('Decide: Validated').isVisible(), true);
  });

  it('holds variants beside each other, never added up, as a hint', async () => {
    await guide.show(situations.between);
    await guide.page.locator('#toggle-decide').click();
    const words = await text();
    assert.match(words, /1 of 3 so far; the bar is 4 of 5\./);
    assert.match(words, /4 of 5 did it alone; the bar was 4 of 5\./);
    assert.match(
      words,
      /B: 4 of 5\. A: 1 of 3\. The chance that more people manage with B than with A: \d+%/,
    );
    assert.match(words, /indicative/);
    assert.doesNotMatch(words, /5 of 8|significan/i);
  });

  it('tells of the same people who tried both only what tells the variants apart', async () => {
    await guide.show(situations.within);
    assert.match(
      await text(),
      /The same 5 people tried A and B: 3 managed both, 2 only A, 0 only B, 0 neither/,
    );
  });

  it('names what belongs to the result', async () => {
    await guide.show(situations.between);
    await guide.page.locator('#toggle-decide').click();
    const words = await text();
    for (const part of [
      /1 of 9 sessions are not counted because something technical spoilt them/,
      /In 1 of 8 sessions somebody chose the variant/,
      /One pilot was run\. It is not counted\./,
      /2 variants had a try at one bar/,
      /Changed once after it was locked/,
      /The first task said “basket”, which nobody understood/,
    ])
      assert.match(words, part);
  });

  it('unfolds times, ratings and what statisticians ask for', async () => {
    await guide.show(withLab({ active: tested(4, 5) }));
    await guide.page.getByText('Task by task').click();
    assert.match(
      await text(),
      /5 of 5 alone · typically \d+ sec \(\d+ sec to .* · ease 6\.2 of 7 \(5 people\)/,
    );
    await guide.page.getByText('For statisticians').click();
    assert.match(await text(), /Wilson\s+38% to 96%/);
  });

  it('shows the pictures, each with all it shows in words', async () => {
    await guide.show(situations.between);
    await guide.page.locator('#toggle-decide').click();
    await guide.page.getByText('Pictures of it').click();
    const pictures = guide.step('decide').getByRole('img');
    assert.equal(await pictures.count(), 4);
    const named = guide.page.getByRole('img', { name: 'Success against the bar' });
    assert.equal(await named.isVisible(), true);
    const description = await named.evaluate((picture) => picture.querySelector('desc')?.textContent);
    assert.match(description ?? '', /4 of 5 did every task alone/);
  });

  it('saves a picture as SVG, or as a PNG that it draws in the colours of the theme', async () => {
    await guide.show(situations.between);
    await guide.page.locator('#toggle-decide').click();
    await guide.button(/^Save as SVG.*against the bar/).click();
    assert.deepEqual(await guide.hears('exportPicture'), { type: 'exportPicture', picture: 'interval' });
    await guide.button(/^Save as PNG.*against the bar/).click();
    const { png = '' } = await guide.hears('exportPicture', 2);
    const { width, height, colours, headed } = await decode(guide, png);
    const drawn = await guide.page.locator('#picture-interval').evaluate((drawing) => {
      const [, , wide = 0, high = 0] = (drawing.getAttribute('viewBox') ?? '').split(' ').map(Number);
      return { wide, high };
    });
    assert.equal(width, 3 * drawn.wide);
    assert.ok(colours > 3, `only ${colours} colours`);
    // What it shows and of which experiment stands above the drawing.
    assert.ok(height > 3 * (drawn.high + 30), `${height}`);
    assert.deepEqual(headed, [true, true]);
  });
});

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** How many different ones. */
  readonly colours: number;
  /** Whether anything is drawn in the first line of its heading, and in the second. */
  readonly headed: boolean[];
}

async function decode({ page }: GuidePage, png: string): Promise<Decoded> {
  return await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const headed = [12, 30].map(
      (y) => new Set(pixels.slice(image.width * 3 * y, image.width * 3 * (y + 15))).size > 1,
    );
    return { width: image.width, height: image.height, colours: new Set(pixels).size, headed };
  }, png);
}
