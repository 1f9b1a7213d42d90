import type { BoundaryRule } from '../boundaryRule.ts';

const folders = new Set('.git .github .gitlab .circleci .buildkite .husky .azuredevops .teamcity'.split(' '));
const names = new Set(
  `
  .gitlab-ci.yml .travis.yml .drone.yml appveyor.yml azure-pipelines.yml bitbucket-pipelines.yml
  cloudbuild.yaml codeowners jenkinsfile lefthook.yml .pre-commit-config.yaml
`
    .trim()
    .split(/\s+/),
);

/** What checks and ships every change: pipelines, git hooks and who must review. */
export const continuousIntegration: BoundaryRule = {
  name: 'critical/ci',
  zone: 'critical',
  why: 'Build and release: this decides what is checked and shipped for everyone.',
  risk: 'Unchecked code could reach customers, or nobody can release at all.',
  matches: (file) => names.has(file.name) || file.names.some((name) => folders.has(name)),
};
