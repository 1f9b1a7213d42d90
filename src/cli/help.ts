/** What `footbridge --help` prints. */
export const help = `footbridge: the gate between prototypes and production

  footbridge check [--staged | --base <ref> [--head <ref>] | --all]
                   [--format text|json|sarif|github] [--lab <folder>]... [--baseline <file>]
      --staged        what the next commit holds, from git's index (the default)
      --base <ref>    what changed since the branch <ref> was left; the policy, CODEOWNERS and
                      the baseline are those of that point, so no change loosens its own gate
      --head <ref>    the end of that change; HEAD unless given
      --all           leaks in everything git holds; zones need a change and are not checked
      --lab <folder>  where prototypes are, besides the policy's "labs" and <repository>-lab
      --baseline      known violations, a file named from the repository's root;
                      footbridge.baseline.json unless given

  footbridge baseline --reason <text> --expires <yyyy-mm-dd> [--only <fingerprint>]... [check's options]
      Lists violations that may stay until that day, at most a year, in the baseline.

  footbridge doctor [--lab <folder>]...
      Plants a violation of each kind in a throwaway copy and shows that the gate catches it;
      leaks only where a lab is known.

  footbridge hook install | remove | workflow
      The git hook of this clone, or a workflow for GitHub Actions on standard output.

  footbridge --help | --version

Exit codes
  0  the boundary is respected
  1  it is crossed; also a baseline that lists what is gone or over, and a doctor that missed something
  2  it cannot be told: wrong usage, no git, a policy or baseline that cannot be read, missing history
`;
