import { composeReview } from '../../core/boundary/fix/composeReview.ts';
import { fixBranch, fixId } from '../../core/boundary/fix/fixName.ts';
import type { FixReview } from '../../core/boundary/fix/fixReview.ts';
import type { FixSnapshot } from '../../core/boundary/fix/fixSnapshot.ts';
import { readPatch } from '../../core/boundary/fix/patchHunks.ts';
import { radiusPicture } from '../../core/boundary/fix/radiusPicture.ts';
import { renderReview } from '../../core/boundary/fix/renderReview.ts';
import { askedTasks } from '../../core/evidence/askedTasks.ts';
import { readSessions } from '../../core/evidence/session.ts';
import { tally } from '../../core/evidence/verdict.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Clock, LabStore } from '../ports.ts';
import type { MeasuredFix } from './measureFix.ts';

/** What a person says about their fix. */
export interface FixWording {
  readonly title: string;
  readonly why: string;
  /** Whether the person agreed that a branch is made. */
  readonly branch: boolean;
}

/** Git, as far as proposing a fix needs it. */
export interface FixGit {
  provePatch(snapshot: FixSnapshot): Promise<void>;
  branchNames(): Promise<ReadonlySet<string>>;
  /** Returns the commit. */
  makeBranch(
    snapshot: FixSnapshot,
    branch: { readonly name: string; readonly message: string },
  ): Promise<string>;
  /** Removes a branch that is still at this commit. */
  removeBranch(name: string, commit: string): Promise<void>;
}

/** Where proposed fixes of an experiment lie. */
export interface FixFolder {
  /** The names that are in it. */
  taken(): Promise<ReadonlySet<string>>;
  /** Writes all files or none. Returns the folder's path. */
  write(
    id: string,
    files: readonly { readonly name: FixFileName; readonly data: string | Uint8Array }[],
  ): Promise<string>;
}
type FixFileName = 'fix.patch' | 'review.md' | 'blast-radius.svg' | 'review.json';

/** A fix that was proposed: it is in the lab, for a person to hand on. */
export interface ProposedFix {
  readonly id: string;
  /** The folder that holds `fix.patch`, `review.md`, `blast-radius.svg` and `review.json`. */
  readonly folder: string;
  readonly branch: string | undefined;
}

interface Deps {
  readonly store: Pick<LabStore, 'readEvidence'>;
  readonly clock: Clock;
  readonly git: FixGit;
  readonly fixes: FixFolder;
}

/**
 * Makes a patch and a review request out of a measured fix, and a branch where the person agreed. The patch is first
 * shown to work. After a failure there is neither branch nor file.
 *
 * @param measured within its limits
 * @throws FootbridgeError what git and the disk meet
 */
export async function proposeFix(
  measured: MeasuredFix,
  wording: FixWording,
  experiment: Experiment,
  deps: Deps,
): Promise<ProposedFix> {
  const { git, fixes, clock } = deps;
  const { snapshot } = measured;
  await git.provePatch(snapshot);
  const at = clock.now();
  const id = fixId(wording.title, at, await fixes.taken());
  const branch = wording.branch
    ? fixBranch(experiment.slug, wording.title, await git.branchNames())
    : undefined;
  const review = composeReview(
    {
      id,
      at: at.toISOString(),
      title: wording.title,
      why: wording.why,
      experiment: experiment.slug,
      base: snapshot.base,
      branch,
      hasUncommittedPolicy: measured.hasUncommittedPolicy,
    },
    measured.radius,
  );
  const files = await filesOf(measured, review, experiment, deps);
  if (branch === undefined) return { id, folder: await fixes.write(id, files), branch };
  const commit = await git.makeBranch(snapshot, {
    name: branch,
    message: messageOf(wording, experiment.slug),
  });
  try {
    return { id, folder: await fixes.write(id, files), branch };
  } catch (error) {
    await git.removeBranch(branch, commit);
    throw error;
  }
}

async function filesOf(
  { snapshot, radius }: MeasuredFix,
  review: FixReview,
  experiment: Experiment,
  { store }: Deps,
): Promise<Parameters<FixFolder['write']>[1]> {
  const { hypothesis, slug } = experiment;
  const sessions = readSessions((await store.readEvidence(slug)).records);
  const variants = experiment.variants.map(({ id }) => id);
  const evidence = tally(sessions, askedTasks(experiment), hypothesis.criterion, variants);
  const patch = readPatch(new TextDecoder().decode(snapshot.patch));
  return [
    { name: 'fix.patch', data: snapshot.patch },
    { name: 'blast-radius.svg', data: radiusPicture(radius) },
    { name: 'review.json', data: `${JSON.stringify(review, undefined, 2)}\n` },
    { name: 'review.md', data: renderReview({ review, radius, patch, hypothesis, evidence }) },
  ];
}

/** A commit message as git likes it: a first line alone, then why. */
function messageOf({ title, why }: FixWording, experiment: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim();
  return `${line}\n\n${why.trim()}\n\nFootbridge-Experiment: ${experiment}\n`;
}
