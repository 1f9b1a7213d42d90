const names =
  /(?:^|\/)(?:[^/]+[._-](?:test|spec|cy|e2e)|(?:test|spec)[._-][^/]+)\.[mc]?[jt]sx?$|(?:^|\/)[A-Z]\w*(?:Test|Spec)\.[mc]?[jt]sx?$/u;
const folders =
  /(?:^|\/)(?:__tests__|tests?|specs?|e2e|cypress|playwright)\/.*\.(?:[mc]?[jt]sx?|vue|svelte)$/iu;

/** Whether a path is a test's, by how test frameworks name them by default: `x.test.ts`, `x_spec.js`, `__tests__/x.ts`, `test/x.ts`. */
export function isTestFile(path: string): boolean {
  return names.test(path) || folders.test(path);
}
