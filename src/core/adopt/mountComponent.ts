import type { PrototypeFile } from '../generation/fileChange.ts';

/** Where the script that renders an adopted component is put. */
const madeScript = 'adopted.tsx';

const likelyComponents = [
  /^(?:src\/)?App\.[jt]sx?$/i,
  /^(?:src\/)?app\/page\.[jt]sx?$/i,
  /^(?:src\/)?pages\/(?:index|home)\.[jt]sx?$/i,
  /^(?:src\/)?(?:index|main|page|home|prototype)\.[jt]sx$/i,
  /^(?:src\/)?[^/]+\.[jt]sx$/i,
];
const sheets = /^(?:src\/)?(?:app\/|styles\/)?(?:globals?|index|main|app|styles?)\.css$/i;

/** A component that is rendered by a script made for it. */
export interface Mounted {
  readonly files: readonly PrototypeFile[];
  readonly script: string;
  readonly note: string;
}

/**
 * Gives a React component without a page a script that renders it: `App.tsx` as chats and builders write it, or the
 * first page of a Next.js project. Global stylesheets are loaded if nothing imports them.
 */
export function mountComponent(files: readonly PrototypeFile[]): Mounted | undefined {
  for (const pattern of likelyComponents) {
    for (const file of files.filter(({ path }) => pattern.test(path))) {
      const mounted = mount(file, files);
      if (mounted !== undefined) return mounted;
    }
  }
  return undefined;
}

function mount(file: PrototypeFile, files: readonly PrototypeFile[]): Mounted | undefined {
  const name = componentOf(file.text);
  if (name === undefined) return undefined;
  const exported = name === 'default' ? file : exporting(file, name);
  const taken = name === 'default' ? 'Adopted' : `{ ${name} as Adopted }`;
  const unused = files.filter(({ path }) => sheets.test(path) && !isImported(path, files));
  const script = [
    "import { createRoot } from 'react-dom/client';",
    ...unused.map(({ path }) => `import './${path}';`),
    `import ${taken} from './${file.path}';`,
    '',
    "createRoot(document.getElementById('root')!).render(<Adopted />);",
    '',
  ].join('\n');
  return {
    files: [...files.map((each) => (each === file ? exported : each)), { path: madeScript, text: script }],
    script: madeScript,
    note: `index.html and ${madeScript} were made; they show the component of ${file.path}.`,
  };
}

/** `default`, or the name of the component that a file seems to be about. */
function componentOf(text: string): string | undefined {
  if (/^\s*export\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/m.test(text)) return 'default';
  const named = /^\s*(?:export\s+)?(?:async\s+)?(?:function|const|class)\s+([A-Z]\w*)\s*[=(:<{\s]/gm;
  const names = [...text.matchAll(named)].map(([, name = '']) => name);
  return names.find((name) => name === 'App') ?? names.at(-1);
}

function exporting(file: PrototypeFile, name: string): PrototypeFile {
  const isExported = new RegExp(
    String.raw`^\s*export\s+(?:async\s+)?(?:function|const|class)\s+${name}\b|\bexport\s*\{[^}]*\b${name}\b`,
    'm',
  ).test(file.text);
  return isExported ? file : { path: file.path, text: `${file.text.trimEnd()}\n\nexport { ${name} };\n` };
}

function isImported(path: string, files: readonly PrototypeFile[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return files.some(
    ({ path: other, text }) => !/\blayout\.[jt]sx?$/.test(other) && text.includes(`/${name}`),
  );
}
