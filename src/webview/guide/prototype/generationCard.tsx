import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { GenerationView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { formatCount, spentWords, variantName } from '../words.ts';
import { StreamedFile } from './streamedFile.tsx';
import { Waiting } from './waiting.tsx';

interface GenerationCardProps {
  readonly progress: GenerationView;
  /** Whether there are others beside it, so that it says which one it is. */
  readonly named: boolean;
}

/** What is being made right now, file by file, and a way to stop it. */
export function GenerationCard({ progress, named }: GenerationCardProps) {
  const host = useHost();
  const { variant } = progress;
  const name = l10n.t('Variant {0}', variantName(variant));
  const streamed = useLastStreamed(progress);
  const phase = named ? l10n.t('{0}: {1}', name, phaseWords(progress.phase)) : phaseWords(progress.phase);
  return (
    <div class="card generation" data-variant={variant}>
      <p class="phase" role="status">
        {phase}
      </p>
      <div
        class="progress"
        role="progressbar"
        aria-label={
          named ? l10n.t('Making variant {0}', variantName(variant)) : l10n.t('Making the prototype')
        }
        aria-valuetext={phase}
      >
        <span />
      </div>
      {progress.note !== '' && !progress.files.includes(progress.note) && <p class="hint">{progress.note}</p>}
      <p class="hint">{amount(progress)}</p>
      {progress.phase === 'connecting' && <Waiting />}
      {progress.files.length > 0 && <ReadyFiles files={progress.files} />}
      {streamed && <StreamedFile {...streamed} />}
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          aria-label={named ? l10n.t('Cancel variant {0}', variantName(variant)) : undefined}
          onClick={() => host.send({ type: 'cancelGeneration', variant })}
        >
          {l10n.t('Cancel')}
        </button>
      </div>
    </div>
  );
}

/** Between two files the one before stays in sight, so that whoever unfolded it need not do so for each file. */
function useLastStreamed({ phase, streaming }: GenerationView): GenerationView['streaming'] {
  const last = useRef<GenerationView['streaming']>(undefined);
  if (streaming) last.current = streaming;
  return phase === 'checking' || phase === 'applying' ? undefined : last.current;
}

function ReadyFiles({ files }: { readonly files: readonly string[] }) {
  return (
    <ul
      class="files"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={l10n.t('Files that are ready')}
    >
      {files.map((file) => (
        <li key={file}>
          <Icon name="check" />
          {file}
        </li>
      ))}
    </ul>
  );
}

function phaseWords(phase: GenerationView['phase']): string {
  const words: Record<GenerationView['phase'], string> = {
    connecting: l10n.t('Asking the model…'),
    writing: l10n.t('Writing the screens…'),
    retrying: l10n.t('Trying again…'),
    continuing: l10n.t('The answer was cut off; going on…'),
    correcting: l10n.t('The answer was not usable; asking again…'),
    repairing: l10n.t('Repairing what does not run yet…'),
    checking: l10n.t('Checking that it runs…'),
    applying: l10n.t('Putting it together…'),
  };
  return words[phase];
}

function amount({ files, received, spent }: GenerationView): string {
  const characters = formatCount(received);
  const arrived =
    files.length === 1
      ? l10n.t('1 file ready, {0} characters received', characters)
      : l10n.t('{0} files ready, {1} characters received', files.length, characters);
  return [arrived, spentWords(spent)].filter(Boolean).join(' · ');
}
