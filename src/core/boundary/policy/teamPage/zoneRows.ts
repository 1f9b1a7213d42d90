import { code, escape } from '../../../handoff/markdown/escape.ts';
import { boundaryRules } from '../../boundaryRules.ts';
import type { BoundaryRule } from '../../boundaryRule.ts';
import { production } from '../../rules/production.ts';
import { selfProtection } from '../../rules/selfProtection.ts';
import { strict } from '../../rules/strict.ts';
import type { Zone } from '../../zone.ts';
import type { PolicyFile } from '../policySchema.ts';
import { builtInFiles } from './builtInFiles.ts';
import type { ReadRepository } from './protocolRepository.ts';

/** One line of the table of a zone; every text is finished Markdown. */
export interface ZoneRow {
  /** The repositories for which it holds. */
  readonly repositories: readonly string[];
  readonly files: string;
  readonly why: string;
  readonly risk: string;
  /** The rule's name, as the editor says it. */
  readonly rule: string;
}

/** As many patterns of one rule are listed; the rest is counted. */
const shownPatterns = 12;

/**
 * What puts files into some zones: first what the policies say, in their order, then the built-in rules; lines that are
 * the same in several repositories once.
 */
export function zoneRows(repositories: readonly ReadRepository[], zones: readonly Zone[]): ZoneRow[] {
  const rows = [
    ...repositories.flatMap((one) => policyRows(one, zones)),
    ...boundaryRules
      .flatMap((rule) => (rule === production ? [strict, production] : [rule]))
      .filter(({ zone }) => zones.includes(zone))
      .flatMap((rule) => repositories.filter((one) => holds(rule, one)).map((one) => builtInRow(rule, one))),
  ];
  const merged = Map.groupBy(rows, ({ files, why, risk, rule }) => JSON.stringify([files, why, risk, rule]));
  return [...merged.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, repositories: same.flatMap((row) => row.repositories) }] : [];
  });
}

function policyRows({ name, file }: ReadRepository, zones: readonly Zone[]): ZoneRow[] {
  return (file?.zones ?? []).flatMap((rule, index) =>
    zones.includes(rule.zone)
      ? [
          {
            repositories: [name],
            files: pathList(rule.paths),
            why: escape(rule.why ?? ''),
            risk: escape(rule.risk ?? ''),
            rule: ruleName(rule, index),
          },
        ]
      : [],
  );
}

/** A rule's name as the editor says it. @param index from 0 */
export function ruleName(rule: PolicyFile['zones'][number], index: number): string {
  return code(`policy/${rule.name ?? index + 1}`);
}

function pathList(paths: readonly string[]): string {
  const shown = paths
    .slice(0, shownPatterns)
    .map((path) => (path.startsWith('!') ? `not ${code(path.slice(1))}` : code(path)));
  const rest = paths.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

/** See `placeInRepository`, which decides in this order. */
function holds(rule: BoundaryRule, { held, file }: ReadRepository): boolean {
  if (rule === selfProtection) return true;
  if (held === 'strict') return rule === strict || rule.zone === 'critical';
  if (rule === strict) return false;
  return rule === production || file?.defaults !== false;
}

function builtInRow({ name, why, risk }: BoundaryRule, repository: ReadRepository): ZoneRow {
  return {
    repositories: [repository.name],
    files: builtInFiles[name] ?? '',
    why: escape(why),
    risk: escape(risk),
    rule: code(name),
  };
}
