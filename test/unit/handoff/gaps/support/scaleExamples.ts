import type { GapExample } from './gapExample.ts';

const records = (count: number) =>
  Array.from({ length: count }, (_, id) => `{ id: ${id}, name: 'a' }`).join(', ');

/** Examples of the rules of the scale axis that came with parsing. */
export const scaleExamples: readonly GapExample[] = [
  {
    rule: 'scale/data-in-the-page',
    file: 'data.ts',
    found: [`export const orders = [${records(8)}];`],
    leftAlone: [
      `export const orders = [${records(7)}];`,
      `const days = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];`,
    ],
  },
  {
    rule: 'scale/request-in-loop',
    file: 'load.ts',
    found: [
      'for (const order of orders) list.push(await fetch(`/customers/${order.customer}`));',
      'const loadOne = (id) => fetch(id);\nconst all = await Promise.all(orders.map((order) => loadOne(order.id)));',
      'const loadOne = (id) => fetch(id);\nconst all = await Promise.all(ids.map(loadOne));',
    ],
    leftAlone: [
      'for (let attempt = 0; attempt < 3; attempt += 1) await fetch("/orders");',
      'for (const button of orders) button.onclick = () => fetch("/orders");',
      'const all = await fetch("/orders");',
    ],
  },
  {
    rule: 'scale/sorting-in-the-browser',
    file: 'sort.ts',
    found: ['const shown = orders.toSorted((a, b) => a.total - b.total);', 'orders\n  .sort(byName);'],
    leftAlone: [
      "const sizes = ['S', 'L', 'M'].sort();",
      'const mixed = orders.sort(() => Math.random() - 0.5);',
      'sort(orders);',
    ],
  },
  {
    rule: 'scale/totals-in-the-browser',
    file: 'sum.ts',
    found: [
      'const sum = orders.reduce((all, order) => all + order.total, 0);',
      'let total = 0;\norders.forEach((order) => { total += order.price; });',
    ],
    leftAlone: [
      "const text = orders.reduce((all, order) => all + order.name, '');",
      'const most = orders.reduce((a, b) => (a.total > b.total ? a : b));',
    ],
  },
  {
    rule: 'scale/work-on-each-keystroke',
    file: 'search.tsx',
    found: [
      "field.addEventListener('input', () => show(orders.filter((order) => order.name === field.value)));",
      'const update = () => { for (const row of rows) row.hidden = true; };\nfield.oninput = update;',
      'const [query, setQuery] = useState("");\nconst hits = orders.filter((order) => order.name.includes(query));\nconst field = <input onChange={(event) => setQuery(event.target.value)} />;',
    ],
    leftAlone: [
      "field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => show(orders.filter(Boolean)), 200); });",
      "field.addEventListener('change', () => show(orders.filter((order) => order.open)));",
      "field.addEventListener('input', () => field.classList.add('touched'));",
      'const [name, setName] = useState("");\nconst field = <input onChange={(event) => setName(event.target.value)} />;',
    ],
  },
  {
    rule: 'scale/polling',
    file: 'poll.ts',
    found: ['setInterval(refresh, 5000);', "setInterval(async () => show(await fetch('/orders')), every);"],
    leftAlone: ['setInterval(tick, 1000);', 'setTimeout(refresh, 5000);'],
  },
  {
    rule: 'scale/grows-without-limit',
    file: 'log.ts',
    found: [
      'const events = [];\nfunction track(name) { events.push(name); }',
      'const cache = new Map();\nconst keep = (key, value) => cache.set(key, value);',
    ],
    leftAlone: [
      'const events = [];\nfunction track(name) { events.push(name); if (events.length > 9) events.shift(); }',
      'function all() { const found = []; walk((one) => found.push(one)); return found; }',
      'const events = [];\nevents.push(1);',
      'const chosen = new Map();\nconst choose = (step, value) => chosen.set(step, value);',
    ],
  },
  {
    rule: 'scale/copy-in-loop',
    file: 'copy.ts',
    found: [
      'const names = orders.reduce((all, order) => [...all, order.name], []);',
      'let all = [];\nfor (const order of orders) all = [...all, order];',
    ],
    leftAlone: [
      'const names = [...all, order.name];',
      'const names = orders.map((order) => ({ ...order }));',
    ],
  },
  {
    rule: 'scale/whole-copy',
    file: 'clone.ts',
    found: ['const next = JSON.parse(JSON.stringify(state));', 'const next = structuredClone(state);'],
    leftAlone: ['const next = { ...state };', 'const text = JSON.stringify(state);'],
  },
  {
    rule: 'scale/images-loaded-at-once',
    file: 'photos.tsx',
    found: [
      'const list = photos.map((photo) => <img src={photo.url} alt="" />);',
      'const card = (one) => `<img src="${one.url}">`;'.replace('card', 'draw') +
        ' const html = photos.map((photo) => draw(photo));',
    ],
    leftAlone: [
      'const list = photos.map((photo) => <img src={photo.url} loading="lazy" alt="" />);',
      'const list = photos.map((photo) => <img src="/icon.png" alt="" />);',
      'const list = photos.map((photo) => <img src={photo.flag} width={16} height={16} alt="" />);',
      'const one = <img src={photo.url} alt="" />;',
    ],
  },
  {
    rule: 'scale/image-without-size',
    file: 'picture.html',
    found: ['<img src="a.png" alt="">', '<script>box.innerHTML = `<img src="${one}">`;</script>'],
    leftAlone: [
      '<img src="a.png" width="40" height="30" alt="">',
      '<img src="a.png" style="width: 100%" alt="">',
      '<!-- <img src="a.png"> -->',
    ],
  },
];
