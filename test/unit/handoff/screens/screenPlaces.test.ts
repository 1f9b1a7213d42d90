import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pictureFileName } from '../../../../src/core/handoff/screens/pictureFile.ts';
import { screenPlaces } from '../../../../src/core/handoff/screens/screenPlaces.ts';

const file = (path: string, text: string) => ({ path, text });
const told = (places: readonly { readonly screen: string; readonly state: string }[]) =>
  places.map(({ screen, state }) => `${screen}/${state}`);

describe('the places of which pictures are taken', () => {
  it('are the steps in their order, then other screens, each with its states', () => {
    const page = `<main data-screen="help"></main>
      <main data-screen="basket"><p data-state="empty ready"></p><p data-state="error"></p></main>
      <main data-screen="list"></main>`;
    assert.deepEqual(
      told(screenPlaces([{ id: 'list' }, { id: 'basket' }, { id: 'pay' }], [file('index.html', page)])),
      ['list/ready', 'basket/ready', 'basket/empty', 'basket/error', 'pay/ready', 'help/ready'],
    );
  });

  it('are found in components too', () => {
    const component = `export const List = () => <Screen id="list"><p data-state="empty">None</p></Screen>;`;
    assert.ok(told(screenPlaces([], [file('list.tsx', component)])).includes('list/ready'));
  });

  it('are so many at most', () => {
    const page = Array.from({ length: 90 }, (_, index) => `<main data-screen="s${index}"></main>`).join('');
    assert.equal(screenPlaces([], [file('index.html', page)]).length, 60);
  });
});

describe('the file of a picture', () => {
  it('is named by its place in plain letters, and by what it shows', () => {
    const hash = '0123456789abcdef'.repeat(4);
    assert.equal(
      pictureFileName({ screen: 'Basket', state: 'empty' }, hash),
      'basket-empty-0123456789ab.png',
    );
    assert.equal(pictureFileName({ screen: '../../x', state: 'ready' }, hash), 'x-ready-0123456789ab.png');
    assert.equal(pictureFileName({ screen: '買い物', state: '…' }, hash), 'screen-state-0123456789ab.png');
  });
});
