/** Rows that are searched, narrowed down, sorted and looked into. */
export const table = String.raw`/* A table one can work with. */
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
`;

/** The rows that are shown, as a file. */
export const csv = String.raw`/* Saves the rows and columns that are shown. */
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
`;

/** One row's status and notes. */
export const record = String.raw`/* One row: its status, and notes in its history. */
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
`;
