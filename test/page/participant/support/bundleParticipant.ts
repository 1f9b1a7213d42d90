import path from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../../../support/paths.ts';

/**
 * Bundles a page for participants as it is in the checkout, the way the extension's build does.
 *
 * @param name of the folder of its entry
 */
export async function bundleParticipant(name: 'session' | 'kit'): Promise<{ script: string; style: string }> {
  const source = path.join(repositoryRoot, 'src', 'webview');
  const { outputFiles } = await build({
    entryPoints: {
      [name]: path.join(source, name, name === 'kit' ? 'main.tsx' : 'main.ts'),
      style: path.join(source, 'participant', 'participant.css'),
    },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'iife',
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const text = (end: string): string => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
