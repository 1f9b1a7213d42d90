import type { BoundaryRule } from '../boundaryRule.ts';

const names = new Set(
  `
  package.json package-lock.json npm-shrinkwrap.json yarn.lock .yarnrc.yml bun.lock bun.lockb
  pnpm-lock.yaml pnpm-workspace.yaml deno.json deno.jsonc deno.lock pyproject.toml poetry.lock
  uv.lock pipfile pipfile.lock setup.py setup.cfg gemfile gemfile.lock composer.json composer.lock
  go.mod go.sum cargo.toml cargo.lock pom.xml build.gradle build.gradle.kts settings.gradle
  settings.gradle.kts gradle.lockfile mix.exs mix.lock package.swift package.resolved podfile
  podfile.lock pubspec.yaml pubspec.lock packages.config packages.lock.json
  directory.packages.props
`
    .trim()
    .split(/\s+/),
);
const extensions = new Set('csproj fsproj vbproj gemspec podspec'.split(' '));

/** Package manifests and lock files of the common ecosystems. */
export const packages: BoundaryRule = {
  name: 'critical/packages',
  zone: 'critical',
  why: 'Packages: a change here brings other code into the product.',
  risk: 'Code from elsewhere may break the product, or bring a security hole with it.',
  matches: (file) =>
    names.has(file.name) || extensions.has(file.extension) || /^requirements.*\.(txt|in)$/.test(file.name),
};
