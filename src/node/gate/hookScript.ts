/** Name of the folder in git's common directory that holds the gate of this clone. */
export const gateFolder = 'footbridge';

/** Where a marked block begins and ends in somebody's own hook. */
export const blockStart = '# >>> footbridge gate >>>';
export const blockEnd = '# <<< footbridge gate <<<';

/** Tells our own hook from others. */
export const ownMark = '# Footbridge: the gate between prototypes and production.';

/** Something that runs the gate. */
export interface Runtime {
  /** Absolute. */
  readonly path: string;
  /** VS Code's own binary, which is Node when `ELECTRON_RUN_AS_NODE` says so. */
  readonly isElectron: boolean;
}

/**
 * The shell script that finds a runtime and starts the gate. Git programs with windows often know nothing of what a
 * person's shell sets up, so the runtimes of the installation are tried first, then PATH, then where version managers and
 * installers put Node. Without any it refuses the commit: a gate that opens by itself is none.
 */
export function gateScript(runtimes: readonly Runtime[]): string {
  const recorded = runtimes.map(
    ({ path, isElectron }) => `try_${isElectron ? 'electron' : 'node'} ${quoted(path)}`,
  );
  return `#!/bin/sh
${ownMark}
# Written by Footbridge; "footbridge hook remove" takes it away again.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 2
gate="$here/footbridge.mjs"
if [ ! -f "$gate" ]; then
  echo "Footbridge: the gate is missing at $gate. Install it again, or commit once without it: git commit --no-verify" >&2
  exit 2
fi
# Options meant for other programs, such as a debugger, must not reach the gate.
unset NODE_OPTIONS
NODE_COMPILE_CACHE="$here/cache"
export NODE_COMPILE_CACHE

start() {
  exec "$@" "$gate" check --staged
}
try_electron() {
  if [ -x "$1" ]; then
    ELECTRON_RUN_AS_NODE=1
    export ELECTRON_RUN_AS_NODE
    start "$1"
  fi
}
try_node() {
  if [ -x "$1" ]; then start "$1"; fi
}
# Others than those of the installation may be too old.
try_found() {
  if [ -x "$1" ] && "$1" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' >/dev/null 2>&1; then
    start "$1"
  fi
}

${recorded.join('\n')}
found=$(command -v node 2>/dev/null) && try_found "$found"
for each in \\
  "\${NVM_DIR:-$HOME/.nvm}"/versions/node/*/bin/node \\
  "\${FNM_DIR:-$HOME/.local/share/fnm}"/node-versions/*/installation/bin/node \\
  "$HOME/Library/Application Support/fnm"/node-versions/*/installation/bin/node \\
  "\${VOLTA_HOME:-$HOME/.volta}/bin/node" \\
  "\${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/nodejs/*/bin/node \\
  "\${MISE_DATA_DIR:-$HOME/.local/share/mise}"/installs/node/*/bin/node \\
  /opt/homebrew/bin/node /usr/local/bin/node /usr/bin/node /snap/bin/node \\
  "/c/Program Files/nodejs/node.exe"; do
  try_found "$each"
done

echo "Footbridge: nothing was found that runs the gate. Install Node 20 or newer, or install the gate again from VS Code." >&2
echo "To commit this once without the gate: git commit --no-verify" >&2
exit 2
`;
}

/** Runs the gate from another hook. @param shared whether others use that hook who may not have the gate */
export function hookBlock(shared: boolean): string {
  const missing = shared
    ? 'true # Others use this hook too, and need no gate.'
    : 'echo "Footbridge: the gate is missing. Install it again, or commit once without it: git commit --no-verify" >&2; exit 2';
  return `${blockStart}
footbridge_gate="$(git rev-parse --git-common-dir)/${gateFolder}/pre-commit"
if [ -f "$footbridge_gate" ]; then
  sh "$footbridge_gate" || exit $?
else
  ${missing}
fi
${blockEnd}
`;
}

/** A hook of our own. @param before name of a hook, beside it, that was there first and is run afterwards */
export function ownHook(before: string | undefined, shared: boolean): string {
  const chain =
    before === undefined ? '' : `exec "$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)/${before}" "$@"\n`;
  return `#!/bin/sh\n${ownMark}\n${hookBlock(shared)}${chain}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
