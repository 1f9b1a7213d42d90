import { refusePath } from '../lab/variantPath.ts';

const folders: readonly (readonly [RegExp, string])[] = [
  [/^(node_modules|bower_components|jspm_packages)$/, 'Packages are not taken over; the kit has its own.'],
  [
    /^(\.next|\.nuxt|\.svelte-kit|\.output|\.turbo|\.cache|coverage|storybook-static)$/,
    'What tools made is not taken over.',
  ],
  [
    /^(__tests__|__mocks__|__snapshots__|tests?|e2e|cypress|playwright|stories)$/,
    'Tests and stories are not part of the page.',
  ],
  [/^(__MACOSX)$/, 'Notes of the file system are not part of the page.'],
  [/^(supabase|prisma|migrations)$/, 'Prototypes have no backend.'],
  [/^\./, 'Folders whose name begins with a dot belong to tools.'],
];

const files: readonly (readonly [RegExp, string])[] = [
  [/\.(test|spec|stories|cy)\.[cm]?[jt]sx?$/i, 'Tests and stories are not part of the page.'],
  [/\.d\.[cm]?ts$/i, 'Type declarations are not needed.'],
  [/^tailwind\.config\.[cm]?[jt]s$/i, "Tailwind's settings are not read; put colours and fonts into an @theme block of a stylesheet."],
  [/(^|[.-])(config|conf|rc)\.([cm]?[jt]s|json)$|^components\.json$/i, 'Settings of tools are not needed.'],
  [/^(package|package-lock|npm-shrinkwrap|tsconfig.*|jsconfig.*|deno|bunfig|turbo|vercel|netlify|firebase|manifest)\.json$/i, 'Settings of tools are not needed.'],
  [/^(yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|\.?ds_store|thumbs\.db)$/i, 'Settings of tools are not needed.'],
  [/^(readme|license|licence|changelog|contributing|code_of_conduct|security|agents|claude|gemini|copilot-instructions)\b.*\.(md|txt)$/i, 'It is about the project, not part of the page.'],
  [/^(service-?worker|sw|workbox-.*|reportWebVitals|setupTests|vite-env|next-env|middleware)\.[cm]?[jt]sx?$/i, 'Prototypes do not need it.'],
  [/\.(scss|sass|less|styl)$/i, 'Sass, Less and Stylus are not compiled; plain CSS is.'],
  [/\.(vue|svelte|astro)$/i, 'Vue, Svelte and Astro are not compiled; HTML and React are.'],
  [/\.(env|pem|key)(\.|$)|^\.env/i, 'It may hold secrets.'],
  [/\.(map|lock|log|tsbuildinfo)$/i, 'What tools made is not taken over.'],
]; // prettier-ignore

/** Why a folder of this name is not even looked into, as a sentence; `undefined` when it is. */
export function whyFolderLeftOut(name: string): string | undefined {
  return folders.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Why a file is not taken over, judged by its path alone, as a sentence; `undefined` when it may be. Folders above
 * the prototype's own do not count, so names are checked one by one.
 */
export function whyFileLeftOut(path: string): string | undefined {
  if (/(^|\/)(pages|app)\/api\//.test(path)) return 'Prototypes have no backend.';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = files.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  const refusal = refusePath(name.replace(/\.htm$/i, '.html'));
  return refusal === undefined ? undefined : sentence(refusal);
}

/** The end of a sentence ("it …") as a sentence. */
export function sentence(refusal: string): string {
  return `${refusal.slice(0, 1).toUpperCase()}${refusal.slice(1)}.`;
}
