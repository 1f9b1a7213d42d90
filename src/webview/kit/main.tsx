/** The entry of a test kit: one participant's session in a page that stands alone. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { KitData } from '../../protocol/kit.ts';
import { mountParticipant } from '../participant/mountParticipant.tsx';
import { newCode } from './chance.ts';
import { HandOver } from './handOver.tsx';
import { keepPage } from './keepPage.ts';
import { KitSession } from './kitSession.ts';
import { Welcome } from './welcome.tsx';

const textOf = (id: string): string | null | undefined => document.getElementById(id)?.textContent;
const translations = textOf('l10n');
if (translations) l10n.config({ contents: translations });
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the export of this very page: see core/evidence/kitPage.ts
const data = JSON.parse(textOf('kit-data') ?? '{}') as KitData;
const root = document.getElementById('kit');

function start(holder: HTMLElement, code: string): void {
  const session = new KitSession(data, code);
  const voice = document.createElement('p');
  voice.className = 'voice';
  voice.setAttribute('role', 'status');
  render(null, holder);
  keepPage(
    () => session.isUnsaved,
    (words) => {
      voice.textContent = words;
      setTimeout(() => (voice.textContent = ''), 6000);
    },
  );
  mountParticipant(holder, {
    script: session.script,
    recorded: [],
    record: (event) => session.record(event),
    stop: () => undefined,
    Over: ({ hasAgreed }) => (hasAgreed ? <HandOver session={session} /> : null),
  });
  document.body.append(voice);
  // The welcome took the focus along: screen readers begin at what they agree to.
  holder.querySelector('h1')?.focus();
}

if (root) {
  root.replaceChildren();
  render(<Welcome title={data.title} code={newCode()} start={(code) => start(root, code)} />, root);
}
