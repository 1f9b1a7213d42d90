import { code, escape } from '../../handoff/markdown/escape.ts';
import { policyFileName } from './policy.ts';
import {
  readRepository,
  type ProtocolRepository,
  type ReadRepository,
} from './teamPage/protocolRepository.ts';
import {
  gateLines,
  labLines,
  limitTable,
  ownerTable,
  sourceLines,
  zoneTable,
} from './teamPage/repositorySections.ts';
import {
  aloneLines,
  atAGlance,
  disposalLines,
  gateSectionLines,
  offLimitLines,
  reviewLines,
  verdictLines,
} from './teamPage/workingSections.ts';

/** What a saved page is called, unless somebody calls it otherwise. */
export const teamProtocolName = 'team-protocol.md';

const title = '# Team protocol: prototypes beside production';

/** Whether a text is such a page, of this version or another one. */
export function isTeamProtocol(text: string): boolean {
  return /^\uFEFF?# Team protocol: /.test(text);
}

/**
 * Writes the page by which a team works with throwaway prototypes: what product managers may do alone, what needs a gate
 * and whose, what is off limits, how small a fix has to be, and what happens after the verdict. Markdown, in English as
 * briefs are; without dates and paths of this computer, so that it changes only when a policy or CODEOWNERS does.
 *
 * @param repositories the production repositories; without any, the page says what holds everywhere
 */
export function teamProtocol(repositories: readonly ProtocolRepository[]): string {
  const read = repositories.map(readRepository);
  const sections = [
    title,
    ...opening(read),
    '## In short',
    atAGlance(),
    '## What product managers may do alone',
    ...alone(read),
    '## What needs a gate, and whose',
    ...gates(read),
    '## What is off limits',
    ...offLimits(read),
    '## What happens after the verdict',
    verdictLines(),
    '## How a brief is answered',
    reviewLines(),
    '## How prototypes end',
    disposalLines(),
  ];
  return `${sections.join('\n\n')}\n`;
}

function opening(read: readonly ReadRepository[]): string[] {
  const topic = 'How product managers and engineers work together with throwaway prototypes';
  if (read.length === 0)
    return [
      `${topic}. No production repository is open beside the lab, so this page says only what holds everywhere.`,
    ];
  const names = read.map(({ name }) => escape(name)).join(', ');
  return [
    `${topic} beside ${names}. To change what it says about files, change ${code(policyFileName)}, which is engineering’s, and write this page again with **Footbridge: Show Team Protocol**. What decides now:`,
    sourceLines(read),
  ];
}

function alone(read: readonly ReadRepository[]): string[] {
  if (read.length === 0) return [aloneLines()];
  return [
    aloneLines(),
    ...labLines(read),
    'These files are open, and free to edit:',
    zoneTable(read, ['open'], false),
  ];
}

function gates(read: readonly ReadRepository[]): string[] {
  if (read.length === 0) return [gateSectionLines()];
  return [
    gateSectionLines(),
    'Besides the open files, small fixes are welcome in these:',
    zoneTable(read, ['gated'], true),
    '### How small a fix has to be',
    'One fix may touch this much at most. What goes beyond is handed over with the brief.',
    limitTable(read),
    '### Who reviews',
    ...ownerTable(read),
    '### What is enforced',
    'The editor advises: anybody may silence its warnings or unlock a file, and edits are recorded either way. The gate, a git hook and a check in CI, enforces what this page says where it is installed (**Footbridge: Install Boundary Gate**). It looks for leaks of prototype code, and for changes to the boundary itself, in everybody’s changes. Zones and limits it checks for:',
    gateLines(read),
  ];
}

function offLimits(read: readonly ReadRepository[]): string[] {
  if (read.length === 0) return [offLimitLines()];
  return [
    offLimitLines(),
    'These files are engineering’s. Where several lines match a file, a policy’s later line counts before its earlier ones, and a policy’s before those built in; what guards the boundary itself counts before all.',
    '### Critical: a mistake is expensive',
    zoneTable(read, ['critical'], true),
    '### Production',
    zoneTable(read, ['production'], true),
  ];
}
