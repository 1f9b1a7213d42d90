import type { GateReport } from './gateFinding.ts';
import { printable } from './printable.ts';

const kinds = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * The report as workflow commands, which GitHub shows beside the changed lines. Escapes as documented in "Workflow
 * commands for GitHub Actions": `%`, CR and LF in messages, also `:` and `,` in properties.
 */
export function formatGithub(report: GateReport): string {
  const findings = report.findings.map(({ severity, path, line, rule, message, advice }) => {
    const text = advice === '' ? message : `${message} ${advice}`;
    return `::${kinds[severity]} file=${property(path)},line=${line},title=${property(`Footbridge ${rule}`)}::${escaped(text)}`;
  });
  const unchecked = report.notChecked.map(
    (sentence) => `::notice title=Footbridge::${escaped(`Not checked: ${sentence}`)}`,
  );
  return [...findings, ...unchecked].map((line) => `${line}\n`).join('');
}

function escaped(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
