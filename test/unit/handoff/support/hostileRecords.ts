import type { BriefRecords } from '../../../../src/core/handoff/briefRecords.ts';
import {
  evidenceOf,
  sampleExperiment,
  sampleFiles,
  sampleRecords,
  sampleVerdict,
  sessionLog,
} from './sampleRecords.ts';

const table = 'a | b\n| --- | --- |\n| c | d |';
const html = '<img src=x onerror=alert(1)> <!-- <script>alert(1)</script> &lt;b&gt; &#35;';
const link =
  '[click](https://evil.example/?q=1) ![x](http://evil.example/x.png) <https://evil.example> www.evil.example a@evil.example';
const fence = '```js\nalert(1)\n```\n~~~\n# Heading\n\n---\n\n> quote\n- item\n1. one';
const inline = '**bold** _em_ `code` $x$ ~~gone~~ \\| \\` [ref]: https://evil.example "t"';
const unseen = 'left\u202eright\u2066x\u0000y\ud800z\u2028w';

/** Records in which every text somebody else may write tries to break out of the document. */
export const hostileRecords: BriefRecords = {
  ...sampleRecords,
  manifest: {
    ...sampleRecords.manifest,
    name: 'lab`|`<b>',
    production: [{ name: table, path: '../x', remote: 'ssh://git:secret@host/`x`|y' }],
  },
  experiment: {
    ...sampleExperiment,
    hypothesis: {
      ...sampleExperiment.hypothesis,
      title: '# Break *out* [now](x) of `this`! |.',
      belief: fence,
      segment: table,
      problem: html,
      riskiestAssumption: link,
      steps: [
        { id: 'home', title: `- ${inline}`, detail: '---' },
        { id: 'x|y', title: '', detail: table },
      ],
      tasks: [
        { id: 'a`b|c', goal: `1. ${link}`, success: `${html}\n\n## Section` },
        { id: 'order-it-again', goal: '===', success: unseen },
      ],
      criterion: { ...sampleExperiment.hypothesis.criterion, metric: `+ ${inline}` },
      handoff: {
        disposition: 'rebuild',
        baseline: table,
        target: `${link}\n\n# x`,
        privacy: fence,
        security: html,
        accessibility: inline,
        owner: unseen,
        questions: [{ question: `${fence}${link}`, owner: table }],
      },
      nonGoals: ['[ ] task', '    indented', '\t# tab', '> quote', '1) one', ''],
    },
    amendments: [{ at: '2026-03-11T09:00:00.000Z', reason: fence, fields: [table, '<b>'] }],
    reviews: [
      {
        status: 'returned',
        reviewer: '[x] **Accepted** | <b>',
        reason: `## Engineering review\n- [x] Accepted\n${table}`,
        at: '2026-03-12T16:00:00.000Z',
      },
      {
        status: 'accepted',
        reviewer: inline,
        reason: `${fence}\nOwner: me\n<!-- footbridge: 0 -->`,
        spec: link,
        at: '2026-03-12T17:00:00.000Z',
      },
    ],
    verdict: { ...sampleVerdict, rationale: `${link}\n\n# End` },
  },
  files: [
    ...sampleFiles,
    { path: 'a`|b<c>.html', text: '<main data-screen="x`|<b>"><div data-state="no`pe|"></div></main>' },
  ],
  evidence: evidenceOf([
    sessionLog('P1|<b>', 10, [undefined, 'failed'], [table, html, link, fence, inline, unseen]),
    sessionLog('`P2`', 11, [undefined, undefined], [], 'v`|'),
  ]),
  generations: sampleRecords.generations.map((turn) => ({
    ...turn,
    model: table,
    provider: html,
    instruction: fence,
  })),
  screens: [
    { screen: 'home', state: 'ready', file: 'screens/../../x.png', width: 1, height: 1 },
    { screen: 'x|y', state: 'a`|b', missing: 'brokePage' },
  ],
  crossings: [
    {
      schemaVersion: 1,
      id: 'c',
      at: '2026-03-03T11:00:00.000Z',
      type: 'crossed',
      folder: 'shop',
      path: 'src/a|`b`/<x>/[y](z)/\n# new.ts',
      zone: 'critical',
      rule: 'critical/|',
      change: 'edit',
      silenced: true,
    },
  ],
};
