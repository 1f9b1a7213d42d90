import * as l10n from '@vscode/l10n';
import type { BriefForm, HandoffView } from '../../../protocol/guideHandoff.ts';

type Axis = NonNullable<HandoffView['readiness']>['gaps'][number]['axis'];

/** What engineering owns, in one word. */
export function axisName(axis: Axis): string {
  const names: Record<Axis, string> = {
    scale: l10n.t('Scale'),
    resilience: l10n.t('Resilience'),
    security: l10n.t('Security'),
    maintainability: l10n.t('Maintainability'),
  };
  return names[axis];
}

/** What a form of the brief is for, as the label of what opens it. */
export function formWords(form: BriefForm): string {
  const words: Record<BriefForm, string> = {
    'brief.md': l10n.t('Open the brief'),
    'brief.html': l10n.t('Page to send or print (HTML)'),
    'issue.md': l10n.t('Open its file'),
    'spec.md': l10n.t('Specification for spec-kit'),
    'brief.json': l10n.t('Data for tools (JSON)'),
  };
  return words[form];
}

/** Who wants a form of the brief. */
export function forWhom(form: BriefForm): string {
  const words: Record<BriefForm, string> = {
    'brief.md': l10n.t('for engineers, with the form in which they answer'),
    'brief.html': l10n.t('for anybody, with all pictures in one file'),
    'issue.md': l10n.t('for the list in which your team plans'),
    'spec.md': l10n.t('for engineers who go on with spec-kit'),
    'brief.json': l10n.t('for scripts and dashboards'),
  };
  return words[form];
}

/** How long something has lasted. @param days whole ones */
export function forDays(days: number): string {
  if (days === 0) return l10n.t('since today');
  return days === 1 ? l10n.t('for one day') : l10n.t('for {0} days', days);
}

/** How long something is past, such as "3 days ago" or "yesterday". @param days whole ones */
export function daysAgo(days: number): string {
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(-days, 'day');
}

/** A day without a time, in the reader's way of writing it and in no time zone. @param date ISO (YYYY-MM-DD) */
export function dateWord(date: string): string {
  return written(new Date(`${date}T00:00:00`), { dateStyle: 'medium' }) ?? date;
}

/** A month, such as "May 2026". @param iso an instant in it */
export function monthWord(iso: string): string {
  return written(new Date(iso), { month: 'long', year: 'numeric' }) ?? iso;
}

/** How much space something takes, such as "120 kB". */
export function sizeWord(bytes: number): string {
  const isSmall = bytes < 1_000_000;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(isSmall ? Math.ceil(bytes / 1000) : bytes / 1_000_000);
}

function written(moment: Date, options: Intl.DateTimeFormatOptions): string | undefined {
  return Number.isNaN(moment.getTime())
    ? undefined
    : new Intl.DateTimeFormat(language(), options).format(moment);
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
