import type { GateReport } from '../core/boundary/gate/gateFinding.ts';
import type { Format } from './readArguments.ts';

/** Only the format that is asked for is loaded. */
export async function formatReport(report: GateReport, format: Format): Promise<string> {
  return await writers[format](report);
}

const writers: Readonly<Record<Format, (report: GateReport) => Promise<string>>> = {
  text: async (report) => (await import('../core/boundary/gate/formatText.ts')).formatText(report),
  json: async (report) => (await import('../core/boundary/gate/formatJson.ts')).formatJson(report),
  github: async (report) => (await import('../core/boundary/gate/formatGithub.ts')).formatGithub(report),
  sarif: async (report) => {
    const { version } = await import('./version.ts');
    return (await import('../core/boundary/gate/formatSarif.ts')).formatSarif(report, version);
  },
};
