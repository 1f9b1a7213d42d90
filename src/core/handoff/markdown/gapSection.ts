import type { Brief, BriefGap } from '../briefSchema.ts';
import { axes } from '../gaps/gap.ts';
import { table } from './blocks.ts';
import { code, escape } from './escape.ts';

const titles = {
  scale: 'Scale',
  resilience: 'Resilience',
  security: 'Security',
  maintainability: 'Maintainability',
} as const;

/** What the prototype leaves out, by axis; nothing in it is addressed until an engineer says so. */
export function gapSection({ gaps }: Brief): string[] {
  if (gaps.length === 0) return ['## Production gaps', 'There is no prototype, so nothing was looked at.'];
  return [
    '## Production gaps',
    'Found by reading the prototype’s code; there may be more. What the reading is not sure of is marked “likely” or “possible”. Each stays “not addressed” until a named engineer says otherwise.',
    ...axes.flatMap((axis) => {
      const found = gaps.filter((gap) => gap.axis === axis);
      if (found.length === 0) return [];
      return [`### ${titles[axis]}`, table(['Gap', 'Where', 'Instead', 'Status'], found.map(row))];
    }),
  ];
}

function row(gap: BriefGap): string[] {
  const doubt = gap.confidence === 'certain' ? '' : ` (${gap.confidence})`;
  return [
    escape(`${gap.inPlainWords} ${gap.forEngineers}${doubt}`),
    where(gap),
    escape(gap.instead),
    gap.status,
  ];
}

/** The rest is in `brief.json`. */
const mostPlaces = 3;

function where({ places, more }: BriefGap): string {
  if (places.length === 0) return 'whole prototype';
  const listed = places.slice(0, mostPlaces).map(({ file, line, detail }) => {
    const place = code(`${file}:${line}`);
    return detail === undefined ? place : `${place} (${escape(detail)})`;
  });
  const others = more + places.length - listed.length;
  return [...listed, ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
}
