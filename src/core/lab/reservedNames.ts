/** Names that mean something to a tool, an agent or an operating system, all in lower case. */

/** Files that configure or start tools merely by lying there. */
const toolFiles = new Set([
  'angular.json',
  'app.json',
  'biome.json',
  'bower.json',
  'cmakelists.txt',
  'components.json',
  'composer.json',
  'constraints.txt',
  'deno.json',
  'devcontainer.json',
  'firebase.json',
  'footbridge.json',
  'gruntfile.js',
  'gulpfile.js',
  'gulpfile.mjs',
  'gulpfile.ts',
  'jakefile.js',
  'jsr.json',
  'launch.json',
  'lerna.json',
  'mcp.json',
  'netlify.json',
  'npm-shrinkwrap.json',
  'nx.json',
  'package.json',
  'package-lock.json',
  'project.json',
  'renovate.json',
  'requirements.txt',
  'rush.json',
  'tasks.json',
  'turbo.json',
  'vercel.json',
  'wallaby.js',
]);

/** Files that coding agents take for instructions: a prototype must not be able to brief the next agent. */
const agentFiles = new Set(['agents.md', 'claude.md', 'copilot-instructions.md', 'gemini.md', 'skill.md']);

const toolPatterns = [
  /^[jt]sconfig(\..+)?\.json$/,
  /\.conf(ig)?\.[^.]+$/,
  /^(agents|claude|gemini)\..+\.md$/,
  /\.(agent|chatmode|instructions|prompt)\.md$/,
];

const packageFolders = new Set(['bower_components', 'jspm_packages', 'node_modules']);

/** Device names of Windows, which stay devices with any extension behind them. */
const windowsDevice = /^(con|prn|aux|nul|conin|conout|clock|com\d|lpt\d) *(\.|$)/;

/**
 * Says why a file or folder of this name may not be part of a prototype.
 * @param folded one segment of a path, case-folded (see comparisonKey)
 * @returns the reason as the end of a sentence, or `undefined` when the name means nothing special
 */
export function refuseReservedName(folded: string): string | undefined {
  if (windowsDevice.test(folded)) return 'Windows keeps this name for a device';
  if (packageFolders.has(folded)) return 'installed packages are not part of a prototype';
  if (agentFiles.has(folded)) return 'coding agents would take it for instructions';
  if (toolFiles.has(folded) || toolPatterns.some((pattern) => pattern.test(folded)))
    return 'it would configure tools, and a prototype is only pages, styles, scripts and data';
  return undefined;
}
