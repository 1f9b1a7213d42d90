import type { BaselineEntry } from './baseline.ts';
import type { ApprovedFinding, GateFinding, NamedFinding } from './gateFinding.ts';

export interface BaselineUse {
  /** The baseline where the change started. */
  readonly before: readonly BaselineEntry[];
  /** The baseline as the change leaves it. Only what is in both approves, so that no change approves itself. */
  readonly now: readonly BaselineEntry[];
  /** Path and text of the latter, to point at its lines. */
  readonly file: string;
  readonly text: string;
  /** Today, such as `2026-11-23`. */
  readonly today: string;
  /** Whether this run looked at everything an entry could be about. */
  readonly covers: (entry: BaselineEntry) => boolean;
}

/**
 * Takes out what the baseline approves, and reports its entries that are over or match nothing any more: a list
 * of exceptions nobody tidies would slowly become the rule.
 *
 * @returns in `about` what there is to say of the baseline itself
 */
export function applyBaseline(
  found: readonly NamedFinding[],
  use: BaselineUse,
): { remaining: NamedFinding[]; about: GateFinding[]; approved: ApprovedFinding[] } {
  const before = new Set(use.before.map((entry) => JSON.stringify(entry)));
  const effective = new Map(
    use.now
      .filter((entry) => before.has(JSON.stringify(entry)) && entry.expires >= use.today)
      .map((entry) => [entry.fingerprint, entry]),
  );
  const matches = (finding: NamedFinding): BaselineEntry | undefined => {
    const entry = effective.get(finding.fingerprint);
    return entry?.rule === finding.rule && entry.path === finding.path ? entry : undefined;
  };
  const present = new Set(found.map(({ fingerprint }) => fingerprint));
  const approved = found.flatMap((finding) => {
    const entry = matches(finding);
    return entry ? [{ ...finding, reason: entry.reason, expires: entry.expires }] : [];
  });
  return {
    remaining: found.filter((finding) => !matches(finding)),
    about: use.now.flatMap((entry) => judge(entry, present, use)),
    approved,
  };
}

function judge(entry: BaselineEntry, present: ReadonlySet<string>, use: BaselineUse): GateFinding[] {
  const at = use.text.indexOf(entry.fingerprint);
  const common = {
    severity: 'error' as const,
    path: use.file,
    line: at < 0 ? 1 : use.text.slice(0, at).split('\n').length,
    subject: entry.fingerprint,
  };
  if (entry.expires < use.today)
    return [
      {
        ...common,
        rule: 'baseline/expired',
        message: `"${entry.path}" (${entry.rule}) was allowed until ${entry.expires}, and that is over.`,
        advice: 'Remove the violation and this entry, or have engineering set a new date.',
      },
    ];
  if (use.covers(entry) && !present.has(entry.fingerprint))
    return [
      {
        ...common,
        rule: 'baseline/stale',
        message: `"${entry.path}" (${entry.rule}) is listed as a known violation and no longer is one.`,
        advice: 'Remove this entry from the baseline.',
      },
    ];
  return [];
}
