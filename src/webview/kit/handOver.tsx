import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { KitSession } from './kitSession.ts';

/** The ways in which results leave the page, each by a press of the participant. */
export function HandOver({ session }: { readonly session: KitSession }) {
  const [said, say] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, fileName } = session;
  const file = new File([text], fileName, { type: 'application/json' });
  const done = (words: string): void => {
    session.handOver();
    say(words);
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ files: [file] });
      done(l10n.t('Thank you. The results were handed over.'));
    } catch {
      say(l10n.t('Sharing did not work. Use one of the other ways.'));
    }
  };
  const copy = async (): Promise<void> => {
    if (await copied(text, box.current))
      done(l10n.t('Copied. Paste it into a message to whoever asked you.'));
    else say(l10n.t('Copying did not work. The text is selected: copy it yourself.'));
  };
  return (
    <section class="hand-over" aria-labelledby="hand-over">
      <h2 id="hand-over">{l10n.t('Hand over the results')}</h2>
      <p>{l10n.t('Send them to whoever asked you to take part. One way is enough.')}</p>
      <div class="buttons">
        {canShare(file) && (
          <button type="button" class="primary" onClick={() => void share()}>
            {l10n.t('Share')}
          </button>
        )}
        <button
          type="button"
          class={canShare(file) ? 'secondary' : 'primary'}
          onClick={() => {
            download(file);
            done(l10n.t('Saved as {0}. Send this file to whoever asked you.', fileName));
          }}
        >
          {l10n.t('Save as a file')}
        </button>
        <button type="button" class="secondary" onClick={() => void copy()}>
          {l10n.t('Copy as text')}
        </button>
      </div>
      <p role="status">{said}</p>
      <label class="field">
        <span>{l10n.t('The results as text')}</span>
        <textarea
          readOnly
          rows={4}
          spellcheck={false}
          ref={box}
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onCopy={() => done(l10n.t('Copied. Paste it into a message to whoever asked you.'))}
        />
      </label>
      <p class="hint">{l10n.t('If you would rather not, close this page: nothing was sent.')}</p>
    </section>
  );
}

function canShare(file: File): boolean {
  return 'canShare' in navigator && navigator.canShare({ files: [file] });
}

function download(file: File): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(file);
  link.href = address;
  link.download = file.name;
  link.click();
  // Browsers read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The clipboard is refused in some pages that were opened as files; what is selected can be copied there all the same. */
async function copied(text: string, box: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box?.focus();
    box?.select();
    return document.execCommand('copy');
  }
}
