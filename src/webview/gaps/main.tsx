/** The entry of the page about gaps: translations, the border to the host, and the page. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import { GapsPage } from './gapsPage.tsx';
import { HostContext, type Host } from './host.ts';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const host: Host = {
  send: (message) => {
    api.postMessage(message);
  },
  remembered: () => api.getState(),
  remember: (memory) => {
    api.setState(memory);
  },
};
const root = document.getElementById('gaps');
if (root)
  render(
    <HostContext.Provider value={host}>
      <GapsPage />
    </HostContext.Provider>,
    root,
  );
