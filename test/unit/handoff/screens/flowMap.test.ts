import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { pictureToSvg } from '../../../../src/core/evidence/pictures/pictureToSvg.ts';
import { placeLanes } from '../../../../src/core/handoff/screens/flowLanes.ts';
import { flowMap } from '../../../../src/core/handoff/screens/flowMap.ts';
import { screenLinks } from '../../../../src/core/handoff/screens/screenLinks.ts';

const steps = [
  { id: 'list', title: 'See what there is' },
  { id: 'basket', title: 'Look at the basket' },
  { id: 'pay', title: 'Pay' },
];
const screens = [
  { id: 'basket', states: ['empty', 'error'] },
  { id: 'help', states: [] },
];

describe('the ways between screens', () => {
  it('are read from pages and from code, and belong to the screen they stand in', () => {
    const page = `<button data-go="help">Before any screen</button>
      <main data-screen="list"><button data-go="basket/empty">Basket</button><!-- data-go="gone" --></main>
      <main data-screen="basket"><a data-go="back">Back</a><a data-go="basket">Again</a><a data-go="pay">Pay</a></main>`;
    const component = `export const Pay = () => <Screen id="pay"><button onClick={() => go('done')}>Pay</button>
      <button data-go={'list'}>Home</button></Screen>; // go('never')
      cargo('list'); other.go('help');`;
    assert.deepEqual(
      screenLinks([
        { path: 'index.html', text: page },
        { path: 'pay.tsx', text: component },
        { path: 'notes.txt', text: 'data-screen="x" data-go="y"' },
      ]),
      [
        { from: 'list', to: 'basket' },
        { from: 'basket', to: 'pay' },
        { from: 'pay', to: 'done' },
        { from: 'pay', to: 'list' },
      ],
    );
  });
});

describe('the flow map', () => {
  const links = [
    { from: 'list', to: 'basket' },
    { from: 'basket', to: 'list' },
    { from: 'basket', to: 'pay' },
    { from: 'list', to: 'help' },
    { from: 'list', to: 'nowhere' },
  ];

  it('says in words all that it draws', () => {
    const { description } = flowMap(steps, screens, links);
    assert.equal(
      description,
      'Step 1, “See what there is” leads to “Look at the basket”, “help”. ' +
        'Step 2, “Look at the basket” leads to “See what there is”, “Pay”; states: empty, error. ' +
        'Step 3, “Pay”. Also “help”.',
    );
  });

  it('numbers the steps, names states and other screens, and dashes what goes back', () => {
    const { marks } = flowMap(steps, screens, links);
    const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    assert.deepEqual(texts, [
      '1. See what there is',
      '2. Look at the basket',
      'empty · error',
      '3. Pay',
      'help',
    ]);
    const dashed = marks.filter((mark) => mark.kind === 'line' && mark.role === 'value' && mark.dashed);
    assert.equal(dashed.length, 3);
  });

  it('stays inside its frame and is the same every time, for any flow', () => {
    const id = fc.constantFrom('list', 'basket', 'pay', 'help', 'x', 'y', 'z', 'toString');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ id, states: fc.array(fc.string(), { maxLength: 3 }) }), {
          selector: (one) => one.id,
        }),
        fc.array(fc.record({ from: id, to: id }), { maxLength: 60 }),
        (anyScreens, anyLinks) => {
          const map = flowMap(steps, anyScreens, anyLinks);
          for (const mark of map.marks) {
            const points = mark.kind === 'line' ? [[mark.x1, mark.y1], [mark.x2, mark.y2]] : mark.kind === 'text' ? [[mark.x, mark.y]] : []; // prettier-ignore
            for (const [x = -1, y = -1] of points)
              assert.ok(x >= 0 && y >= 0 && x <= map.width && y <= map.height, `${x}, ${y}`);
          }
          assert.equal(
            pictureToSvg(map, 'neutral'),
            pictureToSvg(flowMap(steps, anyScreens, anyLinks), 'neutral'),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('draws no two ways over each other', () => {
    const row = fc.nat(12);
    fc.assert(
      fc.property(fc.array(fc.record({ start: row, end: row }), { maxLength: 30 }), (ways) => {
        const lanes = placeLanes(ways);
        assert.equal(lanes.length, ways.length);
        for (const [index, one] of lanes.entries())
          for (const other of lanes.slice(index + 1)) {
            if (one.lane !== other.lane) continue;
            const apart =
              Math.max(one.start, one.end) < Math.min(other.start, other.end) ||
              Math.max(other.start, other.end) < Math.min(one.start, one.end);
            assert.ok(apart);
          }
      }),
    );
  });
});
