import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';

interface StreamedFileProps {
  readonly path: string;
  /** The end of what there is of the file. */
  readonly text: string;
}

/** The file that is being written, folded; its end stays in view. Not announced, as it never stops changing. */
export function StreamedFile({ path, text }: StreamedFileProps) {
  const shown = useRef<HTMLTextAreaElement>(null);
  const scroll = (): void => shown.current?.scrollTo({ top: shown.current.scrollHeight });
  useLayoutEffect(scroll, [text]);
  return (
    <details class="stream" onToggle={scroll}>
      <summary>
        <Icon name="chevron" />
        <span>{l10n.t('Writing {0}', path)}</span>
      </summary>
      <textarea ref={shown} readOnly aria-label={l10n.t('The end of {0}', path)} value={text} />
    </details>
  );
}
