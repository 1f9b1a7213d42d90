import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../icon.tsx';
import { formatCount } from '../words.ts';

type Progress = NonNullable<GuideState['generation']>;

/** What is being made right now, file by file, and a way to stop it. */
export function GenerationCard({ progress }: { readonly progress: Progress }) {
  const host = useHost();
  const phase = phaseWords(progress.phase);
  return (
    <div class="card generation">
      <p class="phase" role="status">
        {phase}
      </p>
      <div
        class="progress"
        role="progressbar"
        aria-label={l10n.t('Making the prototype')}
        aria-valuetext={phase}
      >
        <span />
      </div>
      {progress.note !== '' && <p class="hint">{progress.note}</p>}
      <p class="hint">{amount(progress)}</p>
      {progress.files.length > 0 && (
        <ul
          class="files"
          aria-live="polite"
          aria-relevant="additions"
          aria-label={l10n.t('Files that are ready')}
        >
          {progress.files.map((file) => (
            <li key={file}>
              <Icon name="check" />
              {file}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => host.send({ type: 'cancelGeneration' })}>
          {l10n.t('Cancel')}
        </button>
      </div>
    </div>
  );
}

function phaseWords(phase: Progress['phase']): string {
  const words: Record<Progress['phase'], string> = {
    connecting: l10n.t('Asking the model…'),
    writing: l10n.t('Writing the screens…'),
    retrying: l10n.t('Trying again…'),
    applying: l10n.t('Putting it together…'),
  };
  return words[phase];
}

function amount({ files, received }: Progress): string {
  const characters = formatCount(received);
  if (files.length === 1) return l10n.t('1 file ready, {0} characters received', characters);
  return l10n.t('{0} files ready, {1} characters received', files.length, characters);
}
