import { gateRules, type ApprovedFinding, type GateReport, type NamedFinding } from './gateFinding.ts';

/** The report as SARIF 2.1.0, which code scanning services read. @param version of Footbridge */
export function formatSarif(report: GateReport, version: string): string {
  const all: readonly (NamedFinding | ApprovedFinding)[] = [...report.findings, ...report.approved];
  const used = [...new Set(all.map(({ rule }) => rule))].toSorted();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Footbridge', version, rules: used.map(describe) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: "The repository's root." } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notChecked.map((text) => ({
              level: 'note',
              message: { text: `Not checked: ${text}` },
            })),
          },
        ],
        results: all.map((finding) => result(finding, used)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describe(id: string) {
  return { id, shortDescription: { text: gateRules[id] ?? id } };
}

function result(finding: NamedFinding | ApprovedFinding, rules: readonly string[]) {
  const { rule, severity, path, line, message, advice, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: severity,
    message: { text: advice === '' ? message : `${message} ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
          region: { startLine: line },
        },
      },
    ],
    partialFingerprints: { 'footbridge/v1': fingerprint },
    ...('reason' in finding && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: finding.reason }],
    }),
  };
}
