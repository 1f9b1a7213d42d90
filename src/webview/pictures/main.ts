/** The entry of the window that takes pictures of screens: translations, the border to the host, and how far it is. */
import * as l10n from '@vscode/l10n';
import type { FromPictures, PicturesOrder } from '../../protocol/pictures.ts';
import { takePictures } from './takePictures.ts';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

const api = acquireVsCodeApi();
const send = (message: FromPictures): void => {
  api.postMessage(message);
};
const root = document.getElementById('pictures');

function begin(order: PicturesOrder): void {
  if (root === null) return;
  const count = order.places.length;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const say = (done: number): void => {
    status.textContent = l10n.t('Taking pictures of the screens: {0} of {1} …', done, count);
  };
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.className = 'secondary';
  cancel.textContent = l10n.t('Cancel');
  cancel.addEventListener('click', () => send({ type: 'cancel' }));
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(status, cancel);
  const holder = document.createElement('div');
  holder.className = 'screen';
  // Nobody is to work in it while pictures are taken.
  holder.inert = true;
  holder.style.width = `${order.window.width}px`;
  holder.style.height = `${order.window.height}px`;
  root.replaceChildren(bar, holder);
  say(0);
  void takePictures(holder, order, (taken) => {
    send(taken);
    say(taken.number + 1);
  });
}

window.addEventListener('message', ({ data, origin }: MessageEvent<PicturesOrder | undefined>) => {
  // The prototype in here can post to this window too, but it has no origin.
  if (origin === window.origin && typeof data === 'object' && data !== null && data.type === 'order')
    begin(data);
});
send({ type: 'ready' });
