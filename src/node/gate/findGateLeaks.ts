import { statSync } from 'node:fs';
import path from 'node:path';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import type { GateFinding } from '../../core/boundary/gate/gateFinding.ts';
import { mayImport } from '../../core/boundary/imports/mayImport.ts';
import type { Leak } from '../../core/boundary/leaks/leak.ts';
import type { UncheckedFile } from '../../core/boundary/leaks/scanRequest.ts';
import type { GateMode } from './changeSet.ts';
import { isWithin, type GateLabs } from './gateLabs.ts';
import { filesIn, joinTrees } from './labTree.ts';
import type { RepositoryTree } from './repositoryTree.ts';

export interface LeakSearch {
  readonly mode: GateMode;
  /** Of the repository, absolute, with `/`. */
  readonly root: string;
  readonly changes: readonly GateChange[];
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly labs: GateLabs;
  readonly tree: RepositoryTree;
  /** What a file held where the change starts. */
  readonly before: ((path: string) => string | undefined) | undefined;
}

export interface LeaksFound {
  readonly findings: readonly GateFinding[];
  readonly notChecked: readonly string[];
  /** Whether every lab was there and looked into as a whole. */
  readonly isWhole: boolean;
}

/** Looks for leaks in what changed; the rest is only read where a changed file leads to it. */
export async function findGateLeaks(search: LeakSearch): Promise<LeaksFound> {
  const changed = search.changes.filter(({ kind, oid }) => kind === 'file' && oid !== '');
  const large = search.mode.kind === 'all' ? [] : changed.filter(({ oid }) => !search.contents.has(oid));
  const findings = large.map(({ path: file }) => {
    const imports = search.labs.all.length > 0 && mayImport(file);
    return notRead({ path: file, side: 'production', reason: 'large', imports }, '');
  });
  if (changed.length === 0) return { findings, notChecked: [], isWhole: true };
  const notChecked: string[] = [];
  if (search.labs.all.length === 0) {
    notChecked.push(
      'leaks between prototype and production, because no lab is known: name it in the policy ("labs") or with --lab',
    );
  }
  for (const lab of search.labs.all) {
    const found = await searchLab(lab, changed, search);
    findings.push(...found.findings);
    notChecked.push(...found.notChecked);
  }
  return { findings: distinct(findings), notChecked, isWhole: notChecked.length === 0 };
}

async function searchLab(
  lab: string,
  changed: readonly GateChange[],
  { root, mode, tree, before }: LeakSearch,
): Promise<{ findings: GateFinding[]; notChecked: string[] }> {
  const { scanLeaks } = await import('../boundary/scanLeaks.ts');
  const absolute = path.resolve(root, lab).split(path.sep).join('/');
  const within = isWithin(lab);
  const present = within || statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  const listing = changed.map((change) => change.path);
  const own = within || !present ? { files: [], isCut: false } : filesIn(absolute);
  const { leaks, unchecked, isPartlyCompared } = await scanLeaks({
    production: root,
    lab: absolute,
    listing: within || mode.kind === 'all' ? tree.paths() : listing,
    ...(within ? {} : { labListing: own.files }),
    files: mode.kind === 'all' ? undefined : listing.map((file) => `${root}/${file}`),
    tree: within ? tree : joinTrees(tree, absolute),
    before,
  });
  const shown = leaks.filter(({ side }) => within || side === 'production');
  return {
    findings: [...shown.map((leak) => asFinding(leak, lab)), ...unchecked.map((file) => notRead(file, lab))],
    notChecked: [
      ...(present
        ? []
        : [`whether prototype code was pasted, because the lab "${lab}" is not on this computer`]),
      ...(own.isCut || isPartlyCompared === true
        ? [
            `whether code of every prototype was pasted, because the lab "${lab}" has more files or lines than are compared`,
          ]
        : []),
    ],
  };
}

function asFinding(
  { rule, severity, path: file, side, line, message, subject }: Leak,
  lab: string,
): GateFinding {
  const inside = side === 'lab' ? `${lab}/${file}` : file;
  // Advice in the editor, where a person looks at it; here, what nobody looked at must not pass.
  const closes = severity === 'warning' ? 'error' : severity;
  return { rule, severity: closes, path: inside, line, message, advice: '', subject };
}

/** Code that is too large may hide an import, so it does not pass; anything else can at most hold what was pasted. */
function notRead({ path: file, side, reason, imports }: UncheckedFile, lab: string): GateFinding {
  return {
    rule: 'file/not-checked',
    severity: imports && reason === 'large' ? 'error' : 'note',
    path: side === 'lab' ? `${lab}/${file}` : file,
    line: 1,
    subject: '',
    message: `"${file}" is too large to be looked into for leaks.`,
    advice: 'Have a look at it yourself.',
  };
}

/** With several labs, the same leak is found from each of them. */
function distinct(findings: readonly GateFinding[]): GateFinding[] {
  const keyOf = ({ rule, path: file, line, subject }: GateFinding): string =>
    JSON.stringify([rule, file, line, subject]);
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
