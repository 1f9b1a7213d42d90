import type { BlastRadius } from './blastRadius.ts';
import { fixReviewVersion, type FixReview } from './fixReview.ts';

/** What a person wrote about a fix, and where it comes from. */
export interface FixOrigin {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly title: string;
  readonly why: string;
  readonly experiment: string;
  readonly base: string;
  readonly branch: string | undefined;
  /** Whether the policy on disk is in no commit. */
  readonly hasUncommittedPolicy: boolean;
}

/** Puts what was measured together with what was written. @param radius of a fix whose imports could be read */
export function composeReview(origin: FixOrigin, radius: BlastRadius): FixReview {
  const { branch, hasUncommittedPolicy, ...rest } = origin;
  const reach = radius.reach ?? { direct: [], indirect: [], tests: [], unknown: 0 };
  return {
    schemaVersion: fixReviewVersion,
    ...rest,
    ...(branch !== undefined && { branch }),
    ...(hasUncommittedPolicy && { hasUncommittedPolicy }),
    files: radius.files.map(({ path, from, change, kind, added, removed, placement }) => ({
      path,
      ...(from !== undefined && { from }),
      change,
      kind,
      added,
      removed,
      zone: placement.zone,
      rule: placement.rule,
      ...(placement.policyLine !== undefined && { policyLine: placement.policyLine }),
      owners: [...placement.owners],
    })),
    owners: [...radius.owners],
    reach: {
      direct: [...reach.direct],
      indirect: [...reach.indirect],
      tests: [...reach.tests],
      unknown: reach.unknown,
    },
  };
}
