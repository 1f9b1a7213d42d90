/** The guide's entry: translations, the border to the host, and the page. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { GuideMessage } from '../../protocol/guide.ts';
import { Guide } from './page/guide.tsx';
import { HostContext } from './host.ts';
import { Memory } from './memory.ts';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const host = {
  send: (message: GuideMessage): void => {
    api.postMessage(message);
  },
  memory: new Memory(api),
};
const root = document.getElementById('guide');
if (root)
  render(
    <HostContext.Provider value={host}>
      <Guide />
    </HostContext.Provider>,
    root,
  );
