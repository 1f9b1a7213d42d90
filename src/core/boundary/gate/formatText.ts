import type { GateFinding, GateReport } from './gateFinding.ts';
import { printable } from './printable.ts';

/** The report for a person at a terminal. */
export function formatText(report: GateReport): string {
  const errors = report.findings.filter(({ severity }) => severity === 'error').length;
  const verdict =
    errors === 0
      ? `The boundary is respected: ${counted(report.files, 'file')} checked (${report.compared}).`
      : `The boundary is crossed in ${counted(errors, 'place')}: ${counted(report.files, 'file')} checked (${report.compared}).`;
  const approved = report.approved.map(
    ({ rule, path, reason, expires }) => `  allowed until ${expires}: ${path} (${rule}): ${reason}`,
  );
  const unchecked = report.notChecked.map((sentence) => `  not checked: ${sentence}`);
  return [...report.findings.flatMap(lines), ...approved, ...unchecked, verdict]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

const marks = { error: '✗', warning: '!', note: '·' } as const;

function lines(finding: GateFinding & { readonly fingerprint?: string }): string[] {
  const { severity, path, line, message, advice, rule, fingerprint } = finding;
  return [
    `${marks[severity]} ${path}:${line}  ${rule}${fingerprint === undefined ? '' : `  [${fingerprint}]`}`,
    `    ${message}`,
    ...(advice === '' ? [] : [`    → ${advice}`]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
