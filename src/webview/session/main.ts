/** The entry of a participant's window in VS Code: translations, and the border to the host. */
import * as l10n from '@vscode/l10n';
import type { FromParticipant, ToParticipant } from '../../protocol/participant.ts';
import { keepShortcutsOut } from './keepShortcutsOut.ts';
import { type MountedParticipant, mountParticipant } from '../participant/mountParticipant.tsx';

const translations = document.getElementById('l10n')?.textContent;
if (translations) l10n.config({ contents: translations });

keepShortcutsOut(window);
const api = acquireVsCodeApi();
const send = (message: FromParticipant): void => {
  api.postMessage(message);
};
const root = document.getElementById('session');
let mounted: MountedParticipant | undefined;

function hear(message: ToParticipant): void {
  if (message.type === 'taskEnded') mounted?.endTask(message.task, message.variant);
  if (message.type === 'end') mounted?.endSession();
  if (message.type !== 'script' || root === null) return;
  mounted?.dispose();
  const { script, recorded, wantsToStop } = message;
  document.title = script.title;
  mounted = mountParticipant(root, {
    script,
    recorded,
    wantsToStop,
    record: (event) => send({ type: 'event', event }),
    stop: (wanted) => send({ type: wanted ? 'stop' : 'goesOn' }),
  });
}

window.addEventListener('message', ({ data, origin }: MessageEvent<ToParticipant | undefined>) => {
  // The prototype in here can post to this window too, but it has no origin. (VS Code hides its own window.)
  if (origin === window.origin && typeof data === 'object' && data !== null) hear(data);
});
send({ type: 'ready' });
