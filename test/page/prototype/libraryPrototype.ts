import type { PrototypeSource } from '../../../src/core/generation/fileChange.ts';

/** A red square of one pixel. */
const redPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** A React prototype as models write them: TSX, hooks, Tailwind, icons, charts, pictures, aliases, a CSS module. */
export function libraryPrototype(changes: Record<string, string> = {}): PrototypeSource {
  const files = { ...texts, ...changes };
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    assets: [
      { path: 'src/assets/photo.png', base64: redPixel },
      { path: 'public/hero.png', base64: redPixel },
    ],
  };
}

const texts: Record<string, string> = {
  'index.html': `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Stock</title></head>
<body>
  <div id="root"></div>
  <script type="module" src="/src/main.tsx"></script>
</body>
</html>
`,
  'src/main.tsx': `import React from 'react';
import ReactDOM from 'react-dom/client';
import App from './App';
import './index.css';

ReactDOM.createRoot(document.getElementById('root')!).render(
  <React.StrictMode>
    <App />
  </React.StrictMode>,
);
`,
  'src/index.css': `@import url('https://fonts.googleapis.com/css2?family=Inter:wght@400;600&display=swap');
@import "tailwindcss";

@theme {
  --color-brand: oklch(52% 0.16 255);
}
`,
  'src/App.tsx': `import { useMemo, useState } from 'react';
import { Screen, useScreen } from 'footbridge/react';
import { Boxes, TrendingUp as Trend, AlertTriangle, Sparkle, type LucideIcon } from 'lucide-react';
import { Bar } from 'react-chartjs-2';
import clsx from 'clsx';
import { items, type Item } from '@/data/items';
import styles from './card.module.css';
import photo from './assets/photo.png';

interface StatProps {
  icon: LucideIcon;
  label: string;
  value: string;
  alarming?: boolean;
}

function Stat({ icon: Icon, label, value, alarming = false }: StatProps) {
  return (
    <div className={clsx('rounded-xl border bg-white p-5 shadow-sm', alarming && 'ring-2 ring-amber-400')}>
      <div className="flex items-center gap-2 text-sm text-slate-600">
        <Icon size={18} className="text-brand" />
        {label}
      </div>
      <p className="mt-2 text-3xl font-semibold tabular-nums">{value}</p>
    </div>
  );
}

export default function App() {
  const [query, setQuery] = useState('');
  const { screen, go } = useScreen();
  const shown = useMemo(
    () => items.filter((item: Item) => item.name.toLowerCase().includes(query.toLowerCase())),
    [query],
  );
  const chart = useMemo(
    () => ({
      labels: shown.map((item) => item.name),
      datasets: [{ label: 'Left', data: shown.map((item) => item.left), backgroundColor: '#2f6fdb', borderRadius: 6 }],
    }),
    [shown],
  );
  return (
    <div className="min-h-screen bg-slate-50 text-slate-900">
      <Screen id="overview" className="mx-auto max-w-5xl space-y-6 p-8">
        <header className="flex items-center gap-4">
          <img src={photo} alt="Warehouse" className="size-12 rounded-full" />
          <div>
            <h1 className="text-2xl font-semibold">Stock this week</h1>
            <p className="text-slate-600">You are on {screen}</p>
          </div>
          <img src="/hero.png" alt="Shelf" className="ml-auto size-12 rounded-lg" />
        </header>
        <div className="grid gap-4 md:grid-cols-3">
          <Stat icon={Boxes} label="Products" value={String(shown.length)} />
          <Stat icon={Trend} label="Sold" value="1,204" />
          <Stat icon={AlertTriangle} label="Running out" value="3" alarming />
        </div>
        <label className="block text-sm font-medium">
          Search
          <input value={query} onChange={(event) => setQuery(event.target.value)} className="mt-1 block w-full rounded-lg border px-3 py-2" />
        </label>
        <div className="h-64 rounded-xl border bg-white p-4">
          <Bar data={chart} options={{ maintainAspectRatio: false, animation: false }} aria-label="Left in stock" />
        </div>
        <ul className={styles.card}>
          {shown.map((item) => (
            <li key={item.id}>{item.name}</li>
          ))}
        </ul>
        <button className="rounded-lg bg-brand px-4 py-2 font-medium text-white hover:opacity-90" onClick={() => go('order')}>
          <Sparkle className="mr-2 inline" size={16} />
          Order more
        </button>
      </Screen>
      <Screen id="order" className="mx-auto max-w-xl p-8">
        <h1 className="text-2xl font-semibold">Order</h1>
        <button data-go="back">Back</button>
      </Screen>
    </div>
  );
}
`,
  'src/card.module.css': '.card { outline: 3px solid rgb(1, 2, 3); padding: 12px; }\n',
  'src/data/items.ts': `export interface Item {
  id: number;
  name: string;
  left: number;
}
export const items: Item[] = [
  { id: 1, name: 'Mugs', left: 40 },
  { id: 2, name: 'Bowls', left: 12 },
  { id: 3, name: 'Plates', left: 3 },
];
`,
};
