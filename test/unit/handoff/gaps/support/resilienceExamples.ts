import type { GapExample } from './gapExample.ts';

/** Examples of the rules of the resilience axis that came with parsing. */
export const resilienceExamples: readonly GapExample[] = [
  {
    rule: 'resilience/unchecked-response',
    file: 'load.ts',
    found: [
      "const load = async () => { const answer = await fetch('/a'); return answer.json(); };",
      "fetch('/a').then((answer) => answer.json());",
      "const load = async () => (await fetch('/a')).json();",
    ],
    leftAlone: [
      "const load = async () => { const answer = await fetch('/a'); if (!answer.ok) throw new Error(); };",
      "fetch('/a').then((answer) => { if (answer.status > 399) fail(); });",
      "const load = async () => { const answer = await fetch('/a'); return read(answer); };",
      "const ask = () => fetch('/a');",
    ],
  },
  {
    rule: 'resilience/error-only-logged',
    file: 'log.ts',
    found: ['try { a(); } catch (error) { console.error(error); }', 'load().catch(console.error);'],
    leftAlone: ['try { a(); } catch (error) { console.error(error); show(error); }', 'load().catch(show);'],
  },
  {
    rule: 'resilience/no-time-out',
    file: 'load.ts',
    found: ["fetch('/a');", "axios.get('/a');", "fetch('/a', { method: 'POST' });"],
    leftAlone: [
      "fetch('/a', { signal: AbortSignal.timeout(5000) });",
      "fetch('/a', options);",
      "fetch('/a', { ...options });",
      "axios.get('/a', { timeout: 5000 });",
    ],
  },
  {
    rule: 'resilience/no-retry',
    file: 'load.ts',
    found: ["const load = () => fetch('/a');"],
    leftAlone: [
      'await fetch(`/ping`);',
      "while (open) answer = await fetch('/a');",
      "const loadWithRetry = () => { const retry = 3; return fetch('/a'); };",
      "const save = () => fetch('/a', { method: 'POST' });",
      "fetch('/seen');",
    ],
  },
  {
    rule: 'resilience/write-not-repeatable',
    file: 'save.ts',
    found: ["fetch('/a', { method: 'POST', body });", "axios.post('/a', body);"],
    leftAlone: [
      "fetch('/a', { method: 'POST', headers: { 'Idempotency-Key': key } });",
      "fetch('/a', { method: 'PUT', body });",
      "fetch('/a');",
    ],
  },
  {
    rule: 'resilience/double-submit',
    file: 'form.tsx',
    found: [
      "form.addEventListener('submit', async () => { await saveOrder(order); });",
      'const form = <form onSubmit={async () => { await createOrder(order); }} />;',
    ],
    leftAlone: [
      "form.addEventListener('submit', async () => { button.disabled = true; await saveOrder(order); });",
      'const form = <form onSubmit={async () => { setBusy(true); await createOrder(order); }} />;',
      "form.addEventListener('submit', () => saveOrder(order));",
      "field.addEventListener('change', async () => { await saveOrder(order); });",
    ],
  },
  {
    rule: 'resilience/delete-without-asking',
    file: 'list.tsx',
    found: [
      'const a = <button onClick={() => remove(order)}>Delete</button>;',
      'const a = <button aria-label="Remove" onClick={() => drop(order)}>{icon}</button>;',
    ],
    leftAlone: [
      "const a = <button onClick={() => confirm('Sure?') && remove(order)}>Delete</button>;",
      'const a = <button onClick={() => setQuery("")}>Clear search</button>;',
      'const a = <button onClick={() => remove(order)}>Deleted orders</button>;',
      'const a = <button type="reset">Reset</button>;',
    ],
  },
  {
    rule: 'resilience/stale-response',
    file: 'effect.tsx',
    found: ['useEffect(() => { load(id).then(setOrder); }, [id]);'],
    leftAlone: [
      'useEffect(() => { load(id).then(setOrder); }, []);',
      'useEffect(() => { let ignore = false; load(id).then((one) => ignore || setOrder(one)); return () => { ignore = true; }; }, [id]);',
      'useEffect(() => { setTitle(id); }, [id]);',
    ],
  },
  {
    rule: 'resilience/missing-record',
    file: 'find.ts',
    found: [
      'function open(id) { chosen = courses.find((c) => c.id === id); show(chosen.title); }',
      'const name = orders.find((order) => order.id === id).name;',
      'const order = orders.find((one) => one.id === id)!;',
      'function show() { const order = orders.find((one) => one.id === id); draw(order.name); }',
    ],
    leftAlone: [
      'const name = orders.find((order) => order.id === id)?.name;',
      'function show() { const order = orders.find((one) => one.id === id); if (!order) return; draw(order.name); }',
      "$('.list').find('.item').hide();",
    ],
  },
  {
    rule: 'resilience/unguarded-parse',
    file: 'read.ts',
    found: ["const plan = JSON.parse(localStorage.getItem('plan'));"],
    leftAlone: [
      'try { plan = JSON.parse(text); } catch { plan = []; }',
      "const plan = JSON.parse('[]');",
      'const copy = JSON.parse(JSON.stringify(plan));',
    ],
  },
  {
    rule: 'resilience/id-made-in-the-browser',
    file: 'make.ts',
    found: [
      'const order = { id: Date.now(), total };',
      'const orderNumber = orders.length + 1;',
      'orders = [...orders, { id: next++ }];',
    ],
    leftAlone: [
      'const order = { id: crypto.randomUUID() };',
      'const at = Date.now();',
      'const id = Number(text);',
    ],
  },
  {
    rule: 'resilience/no-empty-state',
    file: 'list.tsx',
    found: ['const list = orders.map((order) => <li>{order.name}</li>);'],
    leftAlone: [
      'const list = orders.length === 0 ? <p>None</p> : orders.map((order) => <li>{order.name}</li>);',
      "const tabs = ['A', 'B'].map((tab) => <li>{tab}</li>);",
    ],
  },
  {
    rule: 'resilience/no-loading-state',
    file: 'index.html',
    found: ['<main data-screen="orders"><ul id="list"></ul></main>', '<form data-screen="pay"></form>'],
    leftAlone: [
      '<main data-screen="orders"><ul id="list"></ul><p data-state="loading">…</p></main>',
      '<main data-screen="about"><p>Made here.</p></main>',
    ],
  },
  {
    rule: 'resilience/no-cleanup',
    file: 'effect.tsx',
    found: ["useEffect(() => { window.addEventListener('resize', draw); }, []);"],
    leftAlone: [
      "useEffect(() => { window.addEventListener('resize', draw); return () => window.removeEventListener('resize', draw); }, []);",
      'useEffect(() => { draw(); }, []);',
    ],
  },
];
