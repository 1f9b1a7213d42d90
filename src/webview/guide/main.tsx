/** The guide's entry: translations, the border to the host, and the page. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromGuide } from '../../protocol/guide.ts';
import { Guide } from './page/guide.tsx';
import { HostContext, type Host } from './host.ts';
import { Memory } from './memory.ts';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const memory = new Memory(api);
const hostAbout = (experiment: string | undefined): Host => ({
  send: (message) => {
    const posted: FromGuide = { experiment, message };
    api.postMessage(posted);
  },
  about: hostAbout,
  memory,
});
const root = document.getElementById('guide');
if (root)
  render(
    <HostContext.Provider value={hostAbout(undefined)}>
      <Guide />
    </HostContext.Provider>,
    root,
  );
