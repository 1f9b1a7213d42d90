import { go, onScreen } from 'footbridge';

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

/* Search, groups and order of a list. */
for (const root of all('[data-filter]')) {
  const query = one('[data-query]', root);
  const order = one('[data-order]', root);
  const entries = all('[data-name]', root);
  const count = one('[data-count]', root);
  let group = '';

  const update = () => {
    const wanted = query.value.trim().toLowerCase();
    for (const entry of entries) {
      const fits = entry.textContent.toLowerCase().includes(wanted);
      entry.hidden = !fits || (group !== '' && entry.dataset.group !== group);
    }
    const left = entries.filter((entry) => !entry.hidden).length;
    count.textContent = count.textContent.replace(/^\d+/, String(left));
    one('[data-none]', root).hidden = left > 0;
  };

  const sorted = () => {
    if (order.value === 'name') return entries.toSorted((a, b) => a.dataset.name.localeCompare(b.dataset.name));
    if (order.value === 'price') return entries.toSorted((a, b) => a.dataset.price - b.dataset.price);
    return entries;
  };

  query.addEventListener('input', update);
  order.addEventListener('change', () => entries[0].parentElement.append(...sorted()));
  for (const chip of all('button[data-group]', root)) {
    chip.addEventListener('click', () => {
      group = chip.dataset.group;
      for (const other of all('button[data-group]', root)) other.setAttribute('aria-pressed', String(other === chip));
      update();
    });
  }
}

/* How many. */
addEventListener('click', (event) => {
  const button = event.target.closest('[data-step]');
  if (button === null) return;
  const root = button.closest('[data-counter]');
  const output = one('output', root);
  output.value = String(Math.min(9, Math.max(1, Number(output.value) + Number(button.dataset.step))));
  if (root.dataset.counter !== '') answer(root.dataset.counter, { count: Number(output.value) });
  root.dispatchEvent(new Event('counted', { bubbles: true }));
});

/* A day and a time. */
for (const root of all('[data-schedule]')) {
  root.addEventListener('change', () => {
    const value = all(':checked', root).map((input) => input.value).join(', ');
    answer(root.dataset.schedule, { value });
  });
}

/* Forms say what is missing, beside the field, before they lead on. */
function problemOf(field) {
  return document.getElementById(field.id + '-problem');
}

function judge(field) {
  const fine = field.checkValidity();
  field.setAttribute('aria-invalid', String(!fine));
  problemOf(field).hidden = fine;
  return fine;
}

function complete(form) {
  const fields = all('[required]', form).filter((field) => field.closest('[hidden]') === null);
  const wrong = fields.filter((field) => !judge(field));
  wrong[0]?.focus();
  return wrong.length === 0;
}

addEventListener('input', ({ target }) => {
  if (target.getAttribute('aria-invalid') === 'true') judge(target);
});

// Captured at the window, so that a form with gaps is held back before the click leads on.
addEventListener(
  'click',
  (event) => {
    const button = event.target.closest('[data-validate] [type=submit]');
    if (button === null || complete(button.form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
