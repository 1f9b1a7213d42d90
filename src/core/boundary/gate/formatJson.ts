import type { GateReport } from './gateFinding.ts';

/** The report for programs; `schemaVersion` grows when a field changes its meaning. */
export function formatJson(report: GateReport): string {
  const failed = report.findings.some(({ severity }) => severity === 'error');
  const whole = { schemaVersion: 1, verdict: failed ? 'violations' : 'clean', ...report };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
