import path from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../../support/paths.ts';

export type WebviewName = 'guide' | 'preview' | 'board' | 'gaps';

/**
 * Bundles a webview as it is in the checkout.
 * @param name of its folder, stylesheet and script
 * @returns `/<name>.js` and `/style.css`, by path
 */
export async function bundleWebview(name: WebviewName): Promise<Map<string, string>> {
  const source = path.join(repositoryRoot, 'src', 'webview', name);
  const { outputFiles } = await build({
    entryPoints: { [name]: path.join(source, 'main.tsx'), style: path.join(source, `${name}.css`) },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [`/${path.basename(file.path)}`, file.text]));
}
