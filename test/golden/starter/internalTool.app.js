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

/* A table one can work with. */
for (const root of all('[data-table]').filter((element) => one('[data-query]', element) !== null)) {
  const body = one('tbody', root);
  const query = one('[data-query]', root);
  let only = '';

  const update = () => {
    const wanted = query.value.trim().toLowerCase();
    const rows = [...body.rows];
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted) || (only !== '' && row.dataset.row !== only);
    }
    const left = rows.filter((row) => !row.hidden).length;
    one('[data-count]', root).textContent =
      left === 0 ? 'No row fits. Try fewer letters or another status.' : left + ' of ' + rows.length + ' rows';
  };

  const sort = (head) => {
    const up = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of all('[aria-sort]', root)) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent;
    const rows = [...body.rows].toSorted((a, b) => value(a).localeCompare(value(b), undefined, { numeric: true }));
    body.append(...(up ? rows : rows.toReversed()));
  };

  const select = (row) => {
    for (const other of body.rows) other.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
    for (const part of all('[data-panel]', root)) part.textContent = row.cells[part.dataset.panel].textContent.trim();
    answer(root.dataset.table, { value: row.cells[0].textContent.trim() });
    showAbout(root.dataset.table, 'name', row.cells[1].textContent.trim());
  };

  query.addEventListener('input', update);
  root.addEventListener('click', (event) => {
    const chip = event.target.closest('[data-only]');
    const row = event.target.closest('tbody tr');
    if (chip !== null) {
      only = chip.dataset.only;
      for (const other of all('[data-only]', root)) other.setAttribute('aria-pressed', String(other === chip));
      update();
    }
    if (event.target.closest('[data-sort]') !== null) sort(event.target.closest('th'));
    if (row !== null) select(row);
  });
}

/* Saves the rows and columns that are shown. */
addEventListener('change', ({ target }) => {
  const column = target.dataset.column;
  if (column === undefined) return;
  const rows = all('tr', target.closest('[data-table]'));
  for (const row of rows) row.cells[column].hidden = !target.checked;
});

addEventListener('click', (event) => {
  const root = event.target.closest('[data-csv]')?.closest('[data-table]') ?? null;
  if (root === null) return;
  const rows = all('tr', root).filter((row) => !row.hidden);
  const lines = rows.map((row) => [...row.cells].filter((cell) => !cell.hidden).map(cellText).join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines.join('\r\n')], { type: 'text/csv' }));
  link.download = 'sample-rows.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  one('[data-count]', root).textContent = 'sample-rows.csv: ' + (rows.length - 1) + ' rows saved.';
});

/* Quotes what needs it; a leading sign is kept from being taken for a formula. */
function cellText(cell) {
  const text = cell.textContent.trim().replace(/^[=+@-]/, "'$&");
  return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

/* One row: its status, and notes in its history. */
for (const root of all('[data-record]')) {
  const list = one('[data-history]', root);
  const add = (text) => {
    const entry = list.firstElementChild.cloneNode(true);
    one('.grow', entry).textContent = text;
    one('.hint', entry).textContent = 'Just now';
    list.prepend(entry);
  };

  one('select', root).addEventListener('change', ({ target }) => {
    add('Status changed to ' + target.value);
    one('[data-news]', root).textContent = 'Saved: ' + target.value + '.';
  });
  one('form', root).addEventListener('submit', ({ target }) => {
    const field = one('input', target);
    if (field.value.trim() !== '') add(field.value.trim());
    field.value = '';
    field.focus();
  });
}
