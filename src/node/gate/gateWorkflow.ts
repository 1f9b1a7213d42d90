/**
 * A workflow for GitHub Actions. It runs for `pull_request_target`, so that the workflow and the gate are those of the
 * branch a change goes to and not the change's own; nothing of the change is ever run, its files are only read by git.
 */
export const gateWorkflow = `# The gate between prototypes and production.
#
# The gate itself is kept in the repository, at .footbridge/footbridge.mjs (copy it there from
# .git/footbridge/footbridge.mjs after "footbridge hook install"), so that no check downloads code.
# Make the check "boundary" required for the branch, or it only advises.
# Zones apply to everybody unless the policy names branches or authors ("gate").
name: Footbridge
on:
  # The workflow and the gate of the branch a change goes to, never those of the change itself.
  # Do not add a step that runs anything of the change: installing, building, testing.
  # "edited" is also sent when somebody points the change at another branch.
  pull_request_target:
    types: [opened, synchronize, reopened, edited]
permissions:
  contents: read
jobs:
  boundary:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Fetch the change, without checking it out
        env:
          NUMBER: \${{ github.event.pull_request.number }}
        run: git fetch --no-tags origin "refs/pull/$NUMBER/head:refs/footbridge/change"
      - name: Check the boundary
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: node .footbridge/footbridge.mjs check --base "$BASE" --head refs/footbridge/change --format github
`;
