/** The entry of the board: translations, the border to the host, and the page. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import { Board } from './board.tsx';
import { HostContext, type Host } from './host.ts';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const host: Host = {
  send: (message) => {
    api.postMessage(message);
  },
  remembered: () => api.getState(),
  remember: (looks) => {
    api.setState(looks);
  },
};
const root = document.getElementById('board');
if (root)
  render(
    <HostContext.Provider value={host}>
      <Board />
    </HostContext.Provider>,
    root,
  );
