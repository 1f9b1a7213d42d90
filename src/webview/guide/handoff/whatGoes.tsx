import * as l10n from '@vscode/l10n';
import type { WhatGoesView } from '../../../protocol/guideHandoff.ts';
import { fileCount, formatCount } from '../words.ts';
import { sizeWord } from './handoffWords.ts';

/** Exactly what goes and what stays, before anything is deleted. */
export function WhatGoes({ goes }: { readonly goes: WhatGoesView | undefined }) {
  if (!goes)
    return (
      <p class="hint" role="status">
        {l10n.t('Looking what there is…')}
      </p>
    );
  return (
    <div class="what-goes">
      <List title={l10n.t('What goes')} lines={goingWords(goes)} />
      <List title={l10n.t('What stays')} lines={goes.keeps.map(keptWord)} />
      <List title={l10n.t('Out of reach from here')} lines={goes.outOfReach} />
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly lines: readonly string[];
}

function List({ title, lines }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <p class="plan-heading">{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function goingWords({ variants, files, checkpoints, datasets, bytes }: WhatGoesView): string[] {
  return [
    variants === 1
      ? l10n.t('The prototype: {0}', fileCount(files))
      : l10n.t('{0} variants: {1}', formatCount(variants), fileCount(files)),
    checkpoints === 1
      ? l10n.t('One earlier version')
      : checkpoints > 0 && l10n.t('{0} earlier versions', formatCount(checkpoints)),
    datasets === 1
      ? l10n.t('One attached file with data')
      : datasets > 0 && l10n.t('{0} attached files with data', formatCount(datasets)),
    l10n.t('{0} in all', sizeWord(bytes)),
  ].filter((line) => line !== false);
}

function keptWord(part: WhatGoesView['keeps'][number]): string {
  const words: Record<WhatGoesView['keeps'][number], string> = {
    hypothesis: l10n.t('The hypothesis and its bar'),
    evidence: l10n.t('What people did'),
    generations: l10n.t('What the model was asked'),
    crossings: l10n.t('What changed in production meanwhile'),
    brief: l10n.t('The brief, with its pictures'),
    learning: l10n.t('What you learnt'),
  };
  return words[part];
}
