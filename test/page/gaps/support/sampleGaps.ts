import { groupGaps } from '../../../../src/core/handoff/groupGaps.ts';
import { scanGaps } from '../../../../src/core/handoff/gaps/scanGaps.ts';
import type { ExplanationView, GapsView } from '../../../../src/protocol/gaps.ts';

/** A prototype that leaves out a little of everything; the real scan reads it. */
const files = [
  {
    path: 'index.html',
    text: `<!doctype html>
<main data-screen="orders"><ul id="list"></ul><button onclick="load()">Load</button></main>
<script src="app.js"></script>`,
  },
  {
    path: 'app.js',
    text: `const orders = [{ id: 1, item: 'Sample' }];
async function load() {
  try {
    const answer = await fetch('https://example.com/orders');
    document.getElementById('list').innerHTML = (await answer.json()).map((one) => '<li>' + one.item + '</li>').join('');
  } catch {}
}
setTimeout(load, 1500);`,
  },
];

/** The page of that prototype, or what a test says is different. */
export function sampleGaps(changes: Partial<GapsView> = {}): GapsView {
  return {
    state: 'ready',
    experiment: 'orders',
    title: 'Orders on one page',
    variant: 'a',
    variants: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    gaps: groupGaps(scanGaps(files)),
    explainer: { state: 'ready', label: 'sample-model at localhost' },
    problem: undefined,
    ...changes,
  };
}

/** An explanation that is there, or what a test says is different. */
export function sampleExplanation(changes: Partial<ExplanationView> = {}): ExplanationView {
  return {
    state: 'whole',
    model: 'sample-model at localhost',
    text: 'The prototype proves that people find their orders.\n\nShipped as it is, it would forget them.',
    note: '',
    isOlder: false,
    problem: undefined,
    action: undefined,
    ...changes,
  };
}
