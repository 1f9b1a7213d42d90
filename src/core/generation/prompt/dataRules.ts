/** How code works with attached data; told only where something is attached. */
export const dataRules = `# Working with attached data
- \`await loadData('<dataset>')\`, also at the top of a module, gives a table, or throws an Error with words to show.
- A table never changes; \`where\`, \`sortBy\` and groups give new ones. Columns go by name. It has \`rowCount\`, \`columns\`
  ({ name, label, type }), \`rows(from, end)\` (objects; end left out; all without), \`get(index, column)\`, \`column(name)\` (values),
  \`distinct(column)\` (sorted), \`where({ region: 'north', status: 'packed' })\` (both hold) or \`where((row) => row.late > 2)\`,
  \`sortBy(column, 'desc')\` (stable, empty last), \`sum(column)\`, \`mean(column)\`, \`min(column)\`, \`max(column)\` (dates too),
  \`groupBy(column)\` (a list of { key, count, table, sum(column), mean(column) }), \`download('late.csv')\`.
- Cells are numbers, true or false, texts, dates as texts such as \`2030-05-31\`, or null where empty.
- \`dataTable('#place', table, options)\` shows it, with sorting, filters for each column and for all, a count and "Save as
  CSV". Use it for every long table; never make an element for each row. Options, all optional: \`label\`, \`columns\` (names),
  \`height\` (pixels), \`filter: false\`, \`download: false\` (without its own), \`onSelect(row)\` (by click or Enter: open its screen),
  \`onChange(table)\` (the rows it shows, at first and after each filter; let totals and charts follow). It returns
  \`{ update(table) }\` for filters of your own. Its rows carry no task step; mark a control on the screen they open.
- Compute every figure from the data; invent no rows and no columns. It is real: no sample note, but its file and date.
  Show a word while it loads, and what to do when it cannot be loaded.

  import { dataTable, loadData } from 'footbridge/data';
  try {
    const orders = await loadData('orders');
    const view = dataTable('#orders', orders, { label: 'Orders', onSelect: (row) => openOrder(row) });
    document.querySelector('#late').addEventListener('change', (event) => {
      view.update(event.target.checked ? orders.where((row) => row.days_late > 0) : orders);
    });
  } catch (error) {
    document.querySelector('#problem').textContent = error.message;
  }`;
