import type { ownersOf, OwnerRule } from '../../core/boundary/codeowners.ts';
import { evaluateChanges } from '../../core/boundary/gate/evaluateChanges.ts';
import { evaluateLinks, isLink } from '../../core/boundary/gate/evaluateLinks.ts';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import type { GateFinding, GateReport } from '../../core/boundary/gate/gateFinding.ts';
import { placeStrictly } from '../../core/boundary/gate/placeStrictly.ts';
import { contentNames, contentsOf, withTargets } from './changeContents.ts';
import { zonesApply } from './changeOrigin.ts';
import type { ChangeSet, GateMode } from './changeSet.ts';
import { checkBaseline, isBaselineTightened } from './checkBaseline.ts';
import type { GateRequest } from './checkGate.ts';
import { checkLimits } from './checkLimits.ts';
import { GateFault } from './gateFault.ts';
import { findGateLeaks } from './findGateLeaks.ts';
import type { GateGit } from './gateGit.ts';
import { gateLabs } from './gateLabs.ts';
import { readPolicies } from './gatePolicy.ts';
import { gateFiles, gateTexts, namesBefore, type GateTexts, type TextPlaces } from './gateTexts.ts';
import type { GitObject } from './objectReader.ts';
import { foldersBefore, refuseMissing } from './missingTexts.ts';
import { readObjects } from './readObjects.ts';
import { RepositoryTree } from './repositoryTree.ts';

/** @param root of the repository, absolute, with `/` */
export async function judgeChange(
  change: ChangeSet,
  { request, git, root }: { readonly request: GateRequest; readonly git: GateGit; readonly root: string },
): Promise<GateReport> {
  const { mode } = request;
  const places: TextPlaces = { starts: change.starts, baseline: request.baseline };
  const names = contentNames(mode.kind === 'all' ? needed(change, places) : change.changes);
  const textNames = contentNames(change.sinceFirst.filter(({ path }) => gateFiles(places).includes(path)));
  const before = [...namesBefore(places), ...foldersBefore(places)];
  const objects = await readObjects(git, [...new Set([...before, ...names, ...textNames])]);
  refuseUnread([...names, ...textNames], objects);
  await refuseMissing(git, places, objects);
  const texts = gateTexts(change.sinceFirst, places, objects);
  const { rules, remarks } = await readPolicies(texts.policy, change.starts.length > 0);
  const labs = gateLabs(root, request.labs, rules);
  const contents = contentsOf(names, objects);
  const changes = withTargets(change.changes, contents);
  const whose = { git, mode, starts: change.starts, environment: request.environment };
  const inScope = mode.kind !== 'all' && (request.everybody === true || (await zonesApply(rules, whose)));
  const owners = await ownersOfTexts(texts);
  const tightened = await isBaselineTightened(texts.baseline);
  const place = placeStrictly(rules);
  const verdict = evaluateChanges(mode.kind === 'all' ? [] : changes, {
    place,
    ownersOf: owners,
    labs: labs.exploration,
    inScope,
    baseline: texts.baseline.path,
    tightened,
  });
  const commit = mode.kind === 'base' ? mode.head : undefined;
  const tree = new RepositoryTree({
    git,
    root,
    known: changes,
    complete: mode.kind === 'all',
    contents,
    commit,
  });
  const limits = await checkLimits(verdict.gated, {
    rules,
    ownersOf: owners,
    countLines: change.countLines,
    git,
    tree,
    root,
    commit,
  });
  const leaks = await findGateLeaks({
    mode,
    root,
    changes,
    labs,
    tree,
    contents,
    before: textBefore(change, { git, root }),
  });
  const found: GateFinding[] = [
    ...verdict.findings,
    ...limits.findings,
    ...evaluateLinks(changes, labs.all, changes.some(isLink) ? tree.links() : new Map()),
    ...leaks.findings,
  ];
  const result = await checkBaseline(found, {
    texts: texts.baseline,
    today: request.today,
    changes,
    mode,
    inScope,
    hasLab: labs.all.length > 0,
    isWhole: leaks.isWhole,
  });
  const notChecked = [...remarks, ...scopeRemark(mode, inScope), ...limits.notChecked, ...leaks.notChecked];
  return { ...result, notChecked, files: change.changes.length, compared: change.compared };
}

/** What a file held where the change starts, wherever it was then. */
function textBefore({ starts, changes }: ChangeSet, { git, root }: { git: GateGit; root: string }) {
  if (starts.length === 0) return undefined;
  const trees = starts.map(
    (commit) => new RepositoryTree({ git, root, commit, known: [], complete: false, contents: new Map() }),
  );
  const moved = new Map(changes.map(({ path: to, from }) => [to, from ?? to]));
  return (file: string) => {
    const texts = trees.flatMap((tree) => tree.read(`${root}/${moved.get(file) ?? file}`) ?? []);
    return texts.length === 0 ? undefined : texts.join('\n');
  };
}

/** Something that is lost must not pass for something too large to be looked into. */
function refuseUnread(names: readonly string[], objects: ReadonlyMap<string, GitObject | undefined>): void {
  const lost = names.find((name) => objects.get(name) === undefined);
  if (lost !== undefined)
    throw new GateFault(
      `Git cannot show what a changed file holds: object ${lost} is missing. See what "git fsck" says.`,
    );
}

/** Where everything is checked, only links and the files the gate goes by are read beforehand. */
function needed({ changes }: ChangeSet, places: TextPlaces): GateChange[] {
  const files = gateFiles(places);
  return changes.filter(({ kind, path }) => kind === 'link' || files.includes(path));
}

function scopeRemark(mode: GateMode, inScope: boolean): string[] {
  if (inScope) return [];
  return mode.kind === 'all'
    ? ['zones, because there is no change to hold against them']
    : ['zones, because the policy applies them to other branches and authors'];
}

async function ownersOfTexts({ owners }: GateTexts): Promise<(path: string) => readonly string[]> {
  const text = owners.before ?? owners.now;
  if (text === undefined) return () => [];
  const codeowners = await import('../../core/boundary/codeowners.ts');
  const rules: readonly OwnerRule[] = codeowners.parseCodeowners(text, Buffer.byteLength(text));
  const find: typeof ownersOf = codeowners.ownersOf;
  return (file) => find(rules, file);
}
