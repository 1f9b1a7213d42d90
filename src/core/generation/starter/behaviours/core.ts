/** Every prototype's `app.js` begins with this: the states bar, loading that ends, and answers that travel on. */
export const core = String.raw`import { go, onScreen } from 'footbridge';

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

// Nothing is ever sent.
addEventListener('submit', (event) => event.preventDefault());

/* The states bar: shows the current screen in each of its states, for whoever tests it. */
const bar = one('[data-states]');
let shown = { screen: '', state: '' };
let heldLoading = false;
let timer;

onScreen((screen, state) => {
  clearTimeout(timer);
  if (screen !== shown.screen) listStates(screen);
  for (const button of all('button', bar)) {
    button.setAttribute('aria-pressed', String(button.dataset.name === state));
  }
  for (const link of all('[data-nav]')) {
    if (link.dataset.nav === screen) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  // Loading ends by itself, unless it was asked for in the states bar or the page was opened in it.
  if (state === 'loading' && !heldLoading && shown.screen !== '') timer = setTimeout(() => go(screen), 700);
  heldLoading = false;
  shown = { screen, state };
});

function listStates(screen) {
  const root = all('[data-screen]').find((element) => element.dataset.screen === screen);
  const names = new Set(root === undefined ? [] : all('[data-state]', root).map((element) => element.dataset.state));
  bar.replaceChildren(
    ...[...names].map((name) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.name = name;
      button.textContent = name.charAt(0).toUpperCase() + name.slice(1);
      button.addEventListener('click', () => {
        heldLoading = name === 'loading';
        go(screen + '/' + name);
      });
      return button;
    }),
  );
}

/* What was chosen or entered on a screen, shown wherever a later screen asks for it. */
const chosen = new Map();

function answer(step, change) {
  const places = all('[data-show]').filter((element) => element.dataset.show === step);
  const first = places[0];
  const start = { value: first?.textContent ?? '', price: Number(first?.dataset.price ?? 0), count: 1 };
  const now = { ...start, ...chosen.get(step), ...change };
  chosen.set(step, now);
  for (const place of places) {
    place.textContent = now.count > 1 ? now.count + ' × ' + now.value : now.value;
    place.dataset.price = String(now.price * now.count);
  }
  for (const total of all('[data-total]')) {
    const parts = all('[data-show][data-price]', total.closest('.card'));
    total.textContent = amount(parts.reduce((sum, part) => sum + Number(part.dataset.price), 0));
  }
}

/* Minor units (cents, pence) as people write them. */
function amount(minor) {
  const digits = minor % 100 === 0 ? 0 : 2;
  return document.body.dataset.currency + (minor / 100).toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

addEventListener('click', (event) => {
  const button = event.target.closest('[data-set]');
  if (button === null) return;
  const { set: step, value, price = 0 } = button.dataset;
  answer(step, { value, price: Number(price), count: 1 });
  const entry = button.closest('[data-name]');
  const picture = one('.art', entry)?.cloneNode(true);
  picture?.classList.remove('thumb');
  showAbout(step, 'name', entry.dataset.name);
  showAbout(step, 'note', one('.muted, .hint', entry)?.textContent ?? '');
  showAbout(step, 'price', one('.price', entry)?.textContent ?? '');
  showAbout(step, 'picture', picture ?? '');
});

/* More about what was chosen: its name, note, price or picture. */
function showAbout(step, kind, content) {
  const name = 'data-show-' + kind;
  for (const place of all('[' + name + ']')) if (place.getAttribute(name) === step) place.replaceChildren(content);
}

for (const kind of ['input', 'change']) {
  addEventListener(kind, ({ target }) => {
    const step = target.dataset.answer;
    if (step === undefined || target.value.trim() === '') return;
    const { price } = target.dataset;
    answer(step, price === undefined ? { value: target.value } : { value: target.value, price: Number(price) });
  });
}
`;
