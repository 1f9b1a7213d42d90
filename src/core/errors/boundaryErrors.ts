import { errorActions } from './errorActions.ts';
import { FootbridgeError } from './footbridgeError.ts';

/** The boundary to production: its policy, its gate and what may cross. */
export const boundaryErrors = {
  noProduction: () =>
    new FootbridgeError(
      'no-production',
      'This window shows no production folder. Open the folder of the product beside the lab first.',
    ),
  needsGit: () =>
    new FootbridgeError(
      'needs-git',
      'This needs git, and git was not found on this computer. Install it from git-scm.com, then try again.',
    ),
  gitNeedsTrust: () =>
    new FootbridgeError(
      'git-needs-trust',
      'Git is not started in Restricted Mode, because a repository can make it run programs. Trust this window to go on.',
      [],
      errorActions.manageTrust,
    ),
  notARepository: (folder: string) =>
    new FootbridgeError(
      'not-a-repository',
      '"{0}" is not a git repository, so there is nowhere to propose a change. Ask an engineer to connect it.',
      [folder],
    ),
  noCrossing: (file: string) =>
    new FootbridgeError(
      'no-crossing',
      '"{0}" has not crossed into production while exploring, so there is nothing to take back or to ask about.',
      [file],
      errorActions.showCrossings,
    ),
  secretNotMoved: (file: string) =>
    new FootbridgeError(
      'secret-not-moved',
      '"{0}" looks like a file that holds passwords or keys, so it was not copied into the lab, and production is as it was. Put the file back instead, or ask an engineer.',
      [file],
    ),
  noCommits: () =>
    new FootbridgeError(
      'no-commits',
      'This repository has no commit yet, so there is nothing a fix could be compared with. Ask an engineer to make the first one.',
    ),
  nothingToPropose: () =>
    new FootbridgeError(
      'nothing-to-propose',
      'Nothing has changed since the last commit in the files of this fix. Change something, save it, then propose it.',
    ),
  severalRepositories: () =>
    new FootbridgeError(
      'several-repositories',
      'These files are in different repositories, and one fix goes to one of them. Propose a fix for each.',
    ),
  fixConflict: (file: string) =>
    new FootbridgeError(
      'fix-conflict',
      '"{0}" is in the middle of a merge that two people have to agree on. Ask an engineer to finish it first.',
      [file],
    ),
  fixUnsaved: (file: string) =>
    new FootbridgeError(
      'fix-unsaved',
      '"{0}" could not be saved, so its change would be missing from the fix. Save it, then propose the fix again.',
      [file],
    ),
  fixNotExact: () =>
    new FootbridgeError(
      'fix-not-exact',
      'Git could not make exactly this change out of the patch, so nothing was proposed. Your files are as they were. Ask an engineer to look at them.',
    ),
  gitUnread: (why: string) =>
    new FootbridgeError(
      'git-unread',
      'Git could not read this repository: {0}. Try again, or ask an engineer to look at it; the log says more.',
      [why],
      errorActions.showLog,
    ),
  gitOwner: (folder: string) =>
    new FootbridgeError(
      'git-owner',
      'Git does not read this repository, because another account of this computer owns its folder. An engineer can allow it with: git config --global --add safe.directory "{0}"',
      [folder],
      errorActions.showLog,
    ),
  gitIdentity: () =>
    new FootbridgeError(
      'git-identity',
      'Git does not know your name and e-mail address, which every commit carries. Set user.name and user.email, or propose the patch without a branch.',
    ),
  branchRefused: (name: string, why: string) =>
    new FootbridgeError(
      'branch-refused',
      'Git did not make the branch "{0}": {1}. Your files are as they were; propose the patch without a branch.',
      [name, why],
    ),
  policyExists: () =>
    new FootbridgeError(
      'policy-exists',
      'This repository has a boundary policy already, and it was left as it is. Open it and ask an engineer to change it.',
    ),
  gateNotChanged: (reason: string) =>
    new FootbridgeError(
      'gate-not-changed',
      'The gate was neither installed nor removed: {0} Your files are as they were. An engineer can help.',
      [reason],
    ),
} as const;
