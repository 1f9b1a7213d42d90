/**
 * Probes of CODEOWNERS patterns, by GitHub's documentation ("About code owners") and gitignore(5): a pattern, files it
 * matches, files it does not. Each pair is a row.
 */
export const codeownersProbes: readonly (readonly [pattern: string, matched: string, other: string])[] = [
  // Everything, by one star or two.
  ['*', 'a|a/b|a/b/c|.a|a/.b', ''],
  ['**', 'a|a/b/c|.github/x', ''],
  ['/**', 'a|a/b/c', ''],
  ['/', '', 'a|a/b'],
  // Names without a slash are found at any depth, as files and as folders.
  [
    'README.md',
    'README.md|docs/README.md|a/b/README.md|README.md/a',
    'readme.md|README.mdx|xREADME.md|README',
  ],
  ['apps', 'apps|apps/a|x/apps|x/apps/a/b', 'app|apps2/a|xapps/a|Apps/a'],
  ['*.js', 'a.js|x/a.js|.js|a.b.js|a.js/b', 'a.jsx|a.JS|ajs|js'],
  ['*.min.*', 'a.min.js|x/.min.', 'amin.js|a.minjs'],
  ['test-*', 'test-|test-a|x/test-a/b', 'test|Test-a|a-test-'],
  ['.env', '.env|x/.env', 'x.env|.envrc|env'],
  ['.*', '.a|x/.a|.a/b', 'a|a.b'],
  ['?', 'a|x/b|a/bb', 'ab|xy/ab'],
  ['a?c', 'abc|x/a-c', 'ac|abbc|Abc'],
  // A slash at the end: what is in the folder, at any depth.
  ['apps/', 'apps/a|x/apps/a|x/apps/a/b', 'apps|x/apps|apps2/a'],
  ['*.d/', 'a.d/x|x/a.d/y/z', 'a.d|x/a.d'],
  ['**/', 'a/b|a/b/c', 'a'],
  // A slash at the start or in the middle ties the pattern to the root.
  ['/apps', 'apps|apps/a', 'x/apps|x/apps/a'],
  ['/apps/', 'apps/a|apps/a/b', 'apps|x/apps/a'],
  ['/a.js', 'a.js', 'x/a.js|a.jsx'],
  ['/*.js', 'a.js|.js', 'x/a.js|a.ts'],
  ['src/auth', 'src/auth|src/auth/a', 'x/src/auth|src/author|src/auth2/a|src'],
  ['/build/logs/', 'build/logs/a|build/logs/a/b', 'build/logs|x/build/logs/a|build/a'],
  ['docs/a.md', 'docs/a.md', 'docs/x/a.md|x/docs/a.md'],
  ['src/*.ts', 'src/a.ts', 'src/x/a.ts|a.ts|x/src/a.ts'],
  ['src/?.ts', 'src/a.ts', 'src/ab.ts|src/.ts'],
  ['src/*/index.ts', 'src/a/index.ts', 'src/index.ts|src/a/b/index.ts'],
  ['src/*/test/', 'src/a/test/b', 'src/test/b|src/a/b/test/c'],
  // `/*` at the end: files directly in the folder only; this is GitHub's own rule.
  ['docs/*', 'docs/a|docs/a.md|docs/.a', 'docs/a/b|docs|x/docs/a'],
  ['/docs/*', 'docs/a', 'docs/a/b|x/docs/a'],
  ['/*', 'a|.a', 'a/b'],
  ['a/b/*', 'a/b/c', 'a/b/c/d|a/b|a/c'],
  ['**/docs/*', 'docs/a|x/docs/a', 'docs/a/b|x/docs/a/b'],
  ['docs/*/', 'docs/a/b|docs/a/b/c', 'docs/a|x/docs/a/b'],
  // Two stars as a name of its own: any number of folders, also none.
  ['**/logs', 'logs|logs/a|x/logs|x/y/logs/a', 'catalogs/a|logs2'],
  ['**/a/b', 'a/b|x/a/b/c', 'a/x/b|b'],
  ['**/*.sql', 'a.sql|x/y/a.sql', 'a.sqlx'],
  ['/a/**/b', 'a/b|a/x/b|a/x/y/b|a/b/c', 'b|x/a/b|a/xb'],
  ['a/**', 'a/b|a/b/c', 'a|x/a/b|ab/c'],
  ['/a/**/', 'a/b/c', 'a|a/b|x/a/b/c'],
  ['a/**/*.ts', 'a/b.ts|a/x/y/b.ts', 'b.ts|a/b.js|x/a/b.ts'],
  ['a/**/b/**/c', 'a/b/c|a/x/b/y/z/c', 'a/c|a/b|b/c'],
  // Two stars inside a name are one star.
  ['a**', 'ab|a|x/abc', 'ba'],
  ['src/a**b', 'src/ab|src/axxb', 'src/a/b|src/axx/b'],
  // Case counts, spaces and signs are written with a backslash.
  ['Makefile', 'Makefile', 'makefile|MAKEFILE'],
  ['my\\ docs/', 'my docs/a', 'my/a|docs/a|my\\ docs/a'],
  ['a\\*b', 'a*b', 'ab|axb'],
  ['a\\?b', 'a?b', 'axb'],
  ['a\\\\b', 'a\\b', 'ab|a\\\\b'],
  ['c#.md', 'c#.md|x/c#.md', 'c.md|c'],
  ['a+b(c)', 'a+b(c)', 'aab(c)|a+bc'],
  ['a{b,c}', 'a{b,c}', 'ab|ac'],
  ['\u00FC', '\u00FC|x/\u00FC/a', 'u'],
  // What GitHub does not support: the line is skipped.
  ['!a', '', 'a|!a'],
  ['\\#a', '', '#a|a'],
  ['[ab]', '', 'a|b|[ab]'],
  ['a[0-9].js', '', 'a1.js|a[0-9].js'],
];
