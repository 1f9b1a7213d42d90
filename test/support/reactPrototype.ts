import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';

const screens = ['welcome', 'search', 'results', 'item', 'extras', 'details', 'review', 'done'] as const;
const parts = ['header', 'footer', 'price', 'badge', 'choice', 'field', 'summary', 'card'] as const;

/**
 * A React prototype of 20 files in the size models write them: an entry, an app, eight screens, eight components,
 * sample data, and a stylesheet.
 *
 * @param heading stands in the first screen, so that a change can be seen
 */
export function reactPrototype(heading: string): PrototypeFile[] {
  return [
    { path: 'index.html', text: page },
    { path: 'src/main.tsx', text: entry },
    { path: 'src/app.tsx', text: app() },
    { path: 'src/data.ts', text: data },
    ...screens.map((name, index) => ({
      path: `src/screens/${name}.tsx`,
      text: screen(name, index, heading),
    })),
    ...parts.map((name) => ({ path: `src/parts/${name}.tsx`, text: part(name) })),
  ];
}

/** The file that carries the heading. */
export const headingFile = 'src/screens/welcome.tsx';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Sample</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;

const entry = `import { createRoot } from 'react-dom/client';
import { App } from './app';

createRoot(document.getElementById('root')!).render(<App />);
`;

const data = `export interface Item {
  readonly id: number;
  readonly name: string;
  readonly price: number;
}

export const items: readonly Item[] = Array.from({ length: 24 }, (_, index) => ({
  id: index + 1,
  name: \`Sample item \${index + 1}\`,
  price: 5 + ((index * 7) % 40),
}));
`;

function app(): string {
  const imports = screens.map((name) => `import { ${upper(name)} } from './screens/${name}';`);
  const elements = screens.map((name) => `      <${upper(name)} chosen={chosen} onChoose={setChosen} />`);
  return `import { useState } from 'react';
${imports.join('\n')}

export function App() {
  const [chosen, setChosen] = useState<readonly number[]>([1, 2]);
  return (
    <>
${elements.join('\n')}
    </>
  );
}
`;
}

function screen(name: string, index: number, heading: string): string {
  const next = screens[index + 1];
  const control =
    next === undefined
      ? '<p>Thank you.</p>'
      : `<button data-go="${next}" data-task-step="${name}">Next</button>`;
  return `import { items } from '../data';
${parts.map((one) => `import { ${upper(one)} } from '../parts/${one}';`).join('\n')}

interface Props {
  readonly chosen: readonly number[];
  onChoose(chosen: readonly number[]): void;
}

export function ${upper(name)}({ chosen, onChoose }: Props) {
  const picked = items.filter((item) => chosen.includes(item.id));
  const toggle = (id: number) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <main data-screen="${name}">
      <h1>${index === 0 ? heading : upper(name)}</h1>
      <Header label="${name}" />
      <div className="grid">
        {items.slice(0, 12).map((item) => (
          <Card key={item.id} label={item.name}>
            <Price label={String(item.price)} />
            {item.price < 10 ? <Badge label="Low price" /> : null}
            <Choice label={chosen.includes(item.id) ? 'Remove' : 'Add'} onPress={() => toggle(item.id)} />
          </Card>
        ))}
      </div>
      <Field label="Note" />
      <Summary label={\`\${picked.length} chosen, \${picked.reduce((sum, item) => sum + item.price, 0)} in all\`} />
      ${control}
      <Footer label="Sample data" />
    </main>
  );
}
`;
}

function part(name: string): string {
  const bodies: Record<string, string> = {
    choice: '<button type="button" onClick={onPress}>{label}</button>',
    field: '<label>{label} <input name={label} /></label>',
    card: '<section className="card"><h2>{label}</h2>{children}</section>',
  };
  return `import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly children?: ReactNode;
  onPress?(): void;
}

export function ${upper(name)}({ label, children, onPress }: Props) {
  void [children, onPress];
  return ${bodies[name] ?? `<p className="${name}">{label}</p>`};
}
`;
}

function upper(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
