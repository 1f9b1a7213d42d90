import { composeBrief } from '../../../../src/core/handoff/composeBrief.ts';
import type { BriefRecords } from '../../../../src/core/handoff/briefRecords.ts';
import type { Brief, BriefGap } from '../../../../src/core/handoff/briefSchema.ts';
import { hostileRecords } from './hostileRecords.ts';
import { sampleRecords, untestedRecords } from './sampleRecords.ts';
import { variantRecords } from './variantRecords.ts';

/** Gaps as the scan finds them, but the same whatever its rules say: these briefs are about how a brief reads. */
const gaps: readonly BriefGap[] = [
  {
    rule: 'scale/list-without-paging',
    axis: 'scale',
    inPlainWords: 'The list shows everything at once. It was seen with a few items only.',
    forEngineers: 'The whole collection is rendered; there is no paging or windowing.',
    instead: 'Page on the server, with a stable order; window long lists.',
    confidence: 'likely',
    places: [{ file: 'app.js', line: 6 }],
    more: 0,
    status: 'not addressed',
  },
  {
    rule: 'resilience/no-error-state',
    axis: 'resilience',
    inPlainWords: 'What people see on this screen when something goes wrong was not designed.',
    forEngineers: 'The screen has no error state in its markup.',
    instead: 'Design and test the error, empty and slow states with the same care as the others.',
    confidence: 'likely',
    places: ['review', 'done', 'help', 'account'].map((screen, index) => ({
      file: 'index.html',
      line: 12 + index,
      detail: `screen ${screen}`,
    })),
    more: 2,
    status: 'not addressed',
  },
  {
    rule: 'security/no-authentication',
    axis: 'security',
    inPlainWords: 'Nobody signs in: whoever opens a screen may do everything on it.',
    forEngineers: 'No authentication, session or server-side authorisation exists on any screen.',
    instead: 'Define who may do what; enforce it on the server for every action.',
    confidence: 'certain',
    places: [],
    more: 0,
    status: 'not addressed',
  },
];

/** The briefs that are kept as golden files, by name. */
export const goldenBriefs: readonly (readonly [name: string, brief: Brief])[] = (
  [
    ['final', sampleRecords],
    ['untested', untestedRecords],
    ['hostile', hostileRecords],
    ['variants', variantRecords],
  ] as const
).map(([name, records]) => [name, withFixedGaps(records)]);

function withFixedGaps(records: BriefRecords): Brief {
  return { ...composeBrief(records), gaps: [...gaps] };
}
