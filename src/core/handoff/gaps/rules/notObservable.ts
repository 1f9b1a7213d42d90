/**
 * **resilience/not-observable** (certain, true of every prototype)
 *
 * Nobody would learn that it stopped working: no logs, measures or alerts leave the page.
 */
import type { GapRule } from '../gap.ts';

export const notObservable: GapRule = {
  rule: 'resilience/not-observable',
  axis: 'resilience',
  inPlainWords: 'If it stopped working, nobody would be told.',
  forEngineers: 'No logging, metrics, tracing or alerts; no service level was agreed.',
  instead: 'Agree on a service level; measure the metric of this brief in production too.',
  confidence: 'certain',
  find: () => 'always',
};
