/** The entry of the preview's shell: translations, the border to the host, and the page. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { PreviewMessage, PreviewState, ToPreview } from '../../protocol/preview.ts';
import { DataBroker } from './dataBroker.ts';
import { HostContext } from './host.ts';
import { Shell } from './shell.tsx';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const send = (message: PreviewMessage): void => {
  api.postMessage(message);
};
const data = new DataBroker(send);
window.addEventListener('message', ({ data: message, origin }: MessageEvent<ToPreview | undefined>) => {
  if (origin === window.origin && typeof message === 'object' && message !== null) data.hear(message);
});
const host = { send, askData: (dataset: string | undefined) => data.ask(dataset) };
const remember = (state: PreviewState): void => {
  api.setState(state);
};
const root = document.getElementById('preview');
if (root)
  render(
    <HostContext.Provider value={host}>
      <Shell remember={remember} />
    </HostContext.Provider>,
    root,
  );
