import { statSync } from 'node:fs';
import path from 'node:path';
import { baselineName } from '../../core/boundary/gate/baselineName.ts';
import { isGateFile } from '../../core/boundary/gate/selfProtection.ts';
import type { Zone } from '../../core/boundary/zone.ts';
import { checkGate } from './checkGate.ts';
import { gatePlacement } from './gatePlacement.ts';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';
import { gateLabs, isWithin } from './gateLabs.ts';
import { ground, labPlantings, plantings, type PlantedLab, type Planting } from './plantings.ts';
import { mostSteps, ThrowawayClone } from './throwawayClone.ts';

export interface DoctorResult {
  readonly rule: string;
  /** What was planted. */
  readonly path: string;
  readonly caught: boolean;
}

export interface DoctorReport {
  readonly results: readonly DoctorResult[];
  /** What could not be shown and why, one sentence each. */
  readonly notShown: readonly string[];
}

export interface DoctorRequest {
  readonly source: GateGit;
  readonly today: string;
  /** Labs the caller names, absolute. */
  readonly labs: readonly string[];
}

/**
 * Plants a violation of each kind in a throwaway clone, and looks whether the gate catches it there by the repository's own
 * policy and in its own lab. A gate that matches nothing looks exactly like one where all is well; this tells them apart.
 *
 * @throws GateFault when `source` is no repository, or its own policy cannot be read
 */
export async function runDoctor({ source, today, labs }: DoctorRequest): Promise<DoctorReport> {
  const root = await topOf(source);
  const clone = await ThrowawayClone.make(source, root);
  try {
    await clone.plant([]);
    await clone.commit();
    const known = await gatePlacement(clone.git);
    const lab = findLab(gateLabs(root, labs, known.rules).all, root);
    if (lab) await plantGround(clone, lab);
    const named = labs.map((each) => path.resolve(clone.folder, path.relative(root, each)));
    const between = lab ? labPlantings(lab) : [];
    const results: DoctorResult[] = [];
    for (const { rule, files } of [...zonePlantings(known), ...plantings, ...between]) {
      await clone.plant(files);
      const found = await rulesFound(clone, { today, labs: named });
      results.push({ rule, path: files.at(-1)?.path ?? '', caught: found.has(rule) });
    }
    return { results, notShown: notShown(lab) };
  } finally {
    await clone.remove();
  }
}

async function topOf(source: GateGit): Promise<string> {
  const top = await source.run(['rev-parse', '--show-toplevel'], { answers: [128] });
  const root = top.stdout.toString('utf8').replace(/\r?\n$/, '');
  return root === '' ? source.cwd : path.resolve(root);
}

/** The repository's own lab, one that the gate sees into before others. */
function findLab(labs: readonly string[], root: string): PlantedLab | undefined {
  const inReach = labs.filter((lab) => {
    const steps = lab.split('/').filter((name) => name === '..').length;
    return !path.isAbsolute(lab) && steps <= mostSteps;
  });
  const folder = inReach.find(isWithin) ?? inReach[0];
  if (folder === undefined) return undefined;
  const isPresent = statSync(path.resolve(root, folder), { throwIfNoEntry: false })?.isDirectory() === true;
  return { folder, isWithin: isWithin(folder), isPresent: isWithin(folder) || isPresent };
}

async function plantGround(clone: ThrowawayClone, lab: PlantedLab): Promise<void> {
  const files = ground.map((file) => ({ ...file, path: `${lab.folder}/${file.path}` }));
  if (lab.isWithin) {
    await clone.plant(files);
    await clone.commit();
  } else if (lab.isPresent) {
    for (const { path: file, text } of files) await clone.write(file, text);
  }
}

function notShown(lab: PlantedLab | undefined): string[] {
  if (!lab)
    return [
      'leaks between prototype and production, because no lab is known: name it in the policy ("labs") or with --lab',
    ];
  if (lab.isWithin) return [];
  return [
    `what prototypes hold and import, because the lab "${lab.folder}" is no part of this repository`,
    ...(lab.isPresent
      ? []
      : [`whether prototype code was pasted, because the lab "${lab.folder}" is not on this computer`]),
  ];
}

async function rulesFound(
  { git, folder }: ThrowawayClone,
  { today, labs }: { today: string; labs: readonly string[] },
): Promise<ReadonlySet<string>> {
  try {
    const { findings } = await checkGate({
      git: git.git,
      cwd: folder,
      mode: { kind: 'staged' },
      labs,
      baseline: undefined,
      today,
      environment: {},
      everybody: true,
    });
    return new Set(findings.map((finding) => finding.rule));
  } catch (error) {
    if (error instanceof GateFault) return new Set(['cannot tell']);
    throw error;
  }
}

/** Files whose zone depends on the repository's policy: names are tried until one stands in the zone. */
function zonePlantings({ place, paths }: Awaited<ReturnType<typeof gatePlacement>>): Planting[] {
  const inZone = (zone: Zone, suggestions: readonly string[]): string | undefined =>
    [...suggestions, ...paths].find((one) => !isGateFile(one, baselineName) && place(one).zone === zone);
  const critical = inZone('critical', ['src/payments/footbridgeDoctor.ts', 'src/auth/footbridgeDoctor.ts']);
  const production = inZone('production', ['src/footbridgeDoctor.ts', 'footbridgeDoctor.ts']);
  const gated = inZone('gated', ['src/components/footbridgeDoctor.css', 'src/styles/footbridgeDoctor.css']);
  const text = Array.from({ length: 100_000 }, (_, line) => `planted ${line}`).join('\n');
  return [
    ...(critical === undefined
      ? []
      : [{ rule: 'zone/critical', files: [{ path: critical, text: 'planted' }] }]),
    ...(production === undefined
      ? []
      : [{ rule: 'zone/production', files: [{ path: production, text: 'planted' }] }]),
    ...(gated === undefined ? [] : [{ rule: 'limit/lines', files: [{ path: gated, text }] }]),
  ];
}
