/** A module that prototypes may import. */
export interface KitModule {
  readonly name: string;
  /** What it gives, in one line for a model and a person. */
  readonly gives: string;
}

/** What a prototype may be made of: told to models, and named when something else is imported. */
export interface KitDescription {
  /** Counts up when something is taken out or means something else. */
  readonly version: number;
  readonly modules: readonly KitModule[];
  /** How Tailwind is turned on and what it is. */
  readonly tailwind: string;
  /** Kinds of file and their limits. */
  readonly assets: string;
}

/** The one list of what the kit has. Prompts and findings are written from it. */
export const kitDescription: KitDescription = {
  version: 1,
  modules: [
    {
      name: 'footbridge',
      gives:
        "go('screen') or go('screen/state'), back(), onScreen((screen, state) => …) at every place shown",
    },
    {
      name: 'footbridge/react',
      gives:
        '<Screen id="step id"> for each screen, all of them rendered at once (one is shown); in any component useScreen() → { screen, state, go, back }',
    },
    {
      name: 'footbridge/data',
      gives: "attached data: await loadData('name') → table; dataTable(place, table) shows it",
    },
    {
      name: 'footbridge/data-react',
      gives:
        'in React: useData(\'name\') → { table, error }, both undefined while it loads; <DataTable data={table} label="Orders" />, with dataTable’s options',
    },
    { name: 'react', gives: 'the API of React 19 with hooks (run by preact/compat); JSX needs no import' },
    { name: 'react-dom/client', gives: "createRoot(document.getElementById('root')).render(<App />)" },
    { name: 'lucide-react', gives: 'icons: import { ShoppingCart } from "lucide-react"' },
    {
      name: 'chart.js/auto',
      gives:
        'import Chart; new Chart(canvas, config), nothing to register. Without colours it takes the page’s (a canvas knows no var()). The canvas stands in a box with a height, maintainAspectRatio: false',
    },
    {
      name: 'react-chartjs-2',
      gives: 'the same in React: <Line>, <Bar>, <Doughnut> … with data and options',
    },
    { name: 'clsx', gives: 'class names joined' },
  ],
  tailwind:
    'Tailwind 4 is turned on by @import "tailwindcss" in your stylesheet; colours and fonts of your own go into its @theme block. The kit’s own stylesheet and its classes are then left out',
  assets:
    'SVG, CSV, JSON and text files written beside the page; PNG, JPEG, WebP, GIF and WOFF2 files that the person has added (each up to 2 MB, 10 MB together)',
};
