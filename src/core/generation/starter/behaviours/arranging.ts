/** A ranked list moved with buttons or keys, with a way back. */
export const reorder = String.raw`/* Putting a list in order. */
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
`;

/** Names that turn into a field and back. */
export const inlineEdit = String.raw`/* Changing a name where it stands. */
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
`;

/** Cards that are kept or skipped one at a time. */
export const deck = String.raw`/* Keep or skip, one card at a time. */
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
`;
