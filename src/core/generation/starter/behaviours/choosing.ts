/** A list that is searched, narrowed down and sorted in place. */
export const filter = String.raw`/* Search, groups and order of a list. */
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
`;

/** Minus and plus around a number. */
export const counter = String.raw`/* How many. */
addEventListener('click', (event) => {
  const button = event.target.closest('[data-step]');
  if (button === null) return;
  const root = button.closest('[data-counter]');
  const output = one('output', root);
  output.value = String(Math.min(9, Math.max(1, Number(output.value) + Number(button.dataset.step))));
  if (root.dataset.counter !== '') answer(root.dataset.counter, { count: Number(output.value) });
  root.dispatchEvent(new Event('counted', { bubbles: true }));
});
`;

/** Lines that are counted, summed up and taken out. */
export const basket = String.raw`/* Things gathered, and what they cost together. */
for (const root of all('[data-basket]')) {
  const step = root.dataset.basket;
  const lines = () => all('[data-line]', root).filter((line) => !line.hidden);

  const update = () => {
    const counted = lines().map((line) => ({ line, count: Number(one('output', line).value) }));
    const pieces = counted.reduce((sum, { count }) => sum + count, 0);
    const price = counted.reduce((sum, { line, count }) => sum + count * Number(line.dataset.price), 0);
    one('[data-basket-count]', root).textContent = String(pieces);
    const sum = one('[data-basket-sum]', root);
    if (sum !== null) sum.textContent = amount(price);
    const names = counted.map(({ line }) => line.dataset.name).join(', ');
    answer(step, { value: names, price });
  };

  root.addEventListener('counted', update);
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-take-out]');
    if (button === null) return;
    const line = button.closest('[data-line]');
    line.hidden = true;
    one('[data-basket-news]', root).textContent = line.dataset.name + ' was taken out.';
    if (lines().length === 0) {
      for (const each of all('[data-line]', root)) each.hidden = false;
      go(step + '/empty');
    } else {
      one('[data-take-out]', lines()[0]).focus();
    }
    update();
  });
}
`;

/** A day and a time that become one answer. */
export const schedule = String.raw`/* A day and a time. */
for (const root of all('[data-schedule]')) {
  root.addEventListener('change', () => {
    const value = all(':checked', root).map((input) => input.value).join(', ');
    answer(root.dataset.schedule, { value });
  });
}
`;
