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

/* Putting a list in order. */
for (const list of all('[data-reorder]')) {
  const root = list.parentElement;
  const undo = one('[data-undo]', root);
  const past = [];

  const arrange = (order, moved) => {
    const before = new Map(order.map((entry) => [entry, entry.getBoundingClientRect().top]));
    list.append(...order);
    for (const entry of order) {
      entry.classList.toggle('moved', entry === moved);
      const way = before.get(entry) - entry.getBoundingClientRect().top;
      if (way !== 0 && !calm) entry.animate([{ translate: '0 ' + way + 'px' }, { translate: '0' }], 180);
    }
    undo.disabled = past.length === 0;
    answer(list.dataset.reorder, { value: 'First: ' + order[0].dataset.name });
  };

  const move = (entry, by) => {
    const order = [...list.children];
    const from = order.indexOf(entry);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    past.push([...order]);
    order.splice(to, 0, ...order.splice(from, 1));
    arrange(order, entry);
    one('[data-news]', root).textContent = entry.dataset.name + ' is now number ' + (to + 1) + '.';
  };

  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-move]');
    if (button === null) return;
    move(button.closest('li'), Number(button.dataset.move));
    button.focus();
  });
  list.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    const focused = document.activeElement;
    move(event.target.closest('li'), by);
    focused.focus();
  });
  undo.addEventListener('click', () => {
    arrange(past.pop());
    one('[data-news]', root).textContent = 'Your last move was taken back.';
  });
}

/* Changing a name where it stands. */
for (const list of all('[data-inline-edit]')) {
  const changed = new Set();

  const toggle = (entry, editing) => {
    one('[data-shown]', entry).hidden = editing;
    one('[data-edit]', entry).hidden = editing;
    one('form', entry).hidden = !editing;
    const field = one('input', entry);
    field.value = one('[data-text]', entry).textContent;
    field.removeAttribute('aria-invalid');
    document.getElementById(field.id + '-problem').hidden = true;
    if (editing) field.select();
    else one('[data-edit]', entry).focus();
  };

  const keep = (entry) => {
    const field = one('input', entry);
    const name = field.value.trim();
    if (name === '') {
      field.setAttribute('aria-invalid', 'true');
      document.getElementById(field.id + '-problem').hidden = false;
      return field.focus();
    }
    const text = one('[data-text]', entry);
    if (name !== text.textContent) changed.add(entry);
    text.textContent = name;
    one('[data-edit]', entry).setAttribute('aria-label', 'Edit ' + name);
    toggle(entry, false);
    const news = changed.size === 0 ? 'Nothing changed yet' : changed.size + ' changed, last: ' + name;
    one('[data-news]', list.parentElement).textContent = news + '.';
    answer(list.dataset.inlineEdit, { value: news });
  };

  list.addEventListener('click', (event) => {
    const entry = event.target.closest('li');
    if (event.target.closest('[data-edit]') !== null) toggle(entry, true);
    if (event.target.closest('[data-cancel]') !== null) toggle(entry, false);
  });
  list.addEventListener('submit', (event) => keep(event.target.closest('li')));
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.matches('input')) toggle(event.target.closest('li'), false);
  });
}

/* Keep or skip, one card at a time. */
for (const root of all('[data-deck]')) {
  const step = root.dataset.deck;
  const cards = all('[data-card]', root);
  const undo = one('[data-undo]', root);
  const decided = [];

  const show = () => {
    const at = decided.length;
    cards.forEach((card, index) => (card.hidden = index !== Math.min(at, cards.length - 1)));
    one('progress', root).value = at;
    undo.disabled = at === 0;
    const kept = cards.filter((card, index) => decided[index]).map((card) => card.dataset.name);
    one('[data-kept]', root).replaceChildren(
      ...(kept.length === 0 ? ['Nothing yet'] : kept).map((name) => {
        const entry = document.createElement('li');
        entry.className = kept.length === 0 ? 'muted' : '';
        entry.textContent = name;
        return entry;
      }),
    );
    one('[data-news]', root).textContent =
      Math.min(at + 1, cards.length) + ' of ' + cards.length + '. ' + kept.length + ' kept.';
    if (at > 0) answer(step, { value: kept.length === 0 ? 'Nothing kept' : kept.join(', ') });
  };

  const decide = (keep) => {
    const card = cards[decided.length];
    if (card === undefined) return;
    decided.push(keep);
    card.style.setProperty('--side', keep ? 1 : -1);
    card.classList.add('leaving');
    setTimeout(
      () => {
        card.classList.remove('leaving');
        show();
        if (decided.length === cards.length) {
          decided.length = 0;
          go(step + '/empty');
          cards.forEach((each, index) => (each.hidden = index > 0));
          one('progress', root).value = 0;
        }
      },
      calm ? 0 : 180,
    );
  };

  one('[data-keep]', root).addEventListener('click', () => decide(true));
  one('[data-skip]', root).addEventListener('click', () => decide(false));
  undo.addEventListener('click', () => {
    decided.pop();
    show();
  });
  addEventListener('keydown', (event) => {
    if (shown.screen !== step || shown.state !== 'ready' || event.target.matches('input, textarea, select')) return;
    if (event.key === 'ArrowRight') decide(true);
    if (event.key === 'ArrowLeft') decide(false);
  });
}
