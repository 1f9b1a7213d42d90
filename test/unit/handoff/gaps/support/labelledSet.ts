import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { type HypothesisKind, hypothesisKinds } from '../../../../../src/core/experiment/hypothesis.ts';
import type { PrototypeFile } from '../../../../../src/core/generation/fileChange.ts';
import { axes, type GapRule } from '../../../../../src/core/handoff/gaps/gap.ts';
import { readSource } from '../../../../../src/core/handoff/gaps/sourceFile.ts';

const folder = path.resolve(import.meta.dirname, '../../../../fixtures/gaps');
const goldenFolder = path.resolve(import.meta.dirname, '../../../../golden/starter');

const labelsSchema = z.strictObject({
  about: z.string(),
  /** Labelled are the files that the offline starter is known to write for a hypothesis of this kind. */
  golden: z.enum(hypothesisKinds).optional(),
  /** Which axes were labelled; rules of others are not judged on this prototype. */
  axes: z.array(z.enum(axes)),
  /** By rule: `file:line`, or `*` for what holds for the prototype as a whole. */
  labels: z.record(z.string(), z.array(z.string())),
});

/** A prototype of test/fixtures/gaps, and what an engineer who read its code found missing. */
export interface LabelledPrototype extends z.infer<typeof labelsSchema> {
  readonly name: string;
  readonly files: readonly PrototypeFile[];
}

/** How well one rule does on the whole set. */
export interface Score {
  readonly rule: string;
  readonly hits: number;
  /** `prototype/file:line`, found but not labelled. */
  readonly falseAlarms: readonly string[];
  /** `prototype/file:line`, labelled but not found. */
  readonly misses: readonly string[];
  /** Share of what was found that is labelled; 1 when nothing was found. */
  readonly precision: number;
  /** Share of the labels that were found; 1 without labels. */
  readonly recall: number;
}

/**
 * Reads all labelled prototypes.
 *
 * @throws ZodError when a `labels.json` is not as described above; Error when it names golden files that are not there
 */
export function readLabelledSet(): LabelledPrototype[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readPrototype(name));
}

function readPrototype(name: string): LabelledPrototype {
  const root = path.join(folder, name);
  const labels = labelsSchema.parse(JSON.parse(readFileSync(path.join(root, 'labels.json'), 'utf8')));
  const files = labels.golden === undefined ? readFolder(root) : readGolden(labels.golden);
  return { ...labels, name, files };
}

function readFolder(root: string): PrototypeFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'labels.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** Golden files carry the kind before their name: `customerFlow.app.js`. */
function readGolden(kind: HypothesisKind): PrototypeFile[] {
  const names = readdirSync(goldenFolder).filter((name) => name.startsWith(`${kind}.`));
  if (names.length === 0) throw new Error(`No golden files of ${kind} in ${goldenFolder}`);
  return names.map((name) => ({
    path: name.slice(kind.length + 1),
    text: readFileSync(path.join(goldenFolder, name), 'utf8'),
  }));
}

/** Compares what a rule finds with what is labelled. */
export function scoreRule(rule: GapRule, set: readonly LabelledPrototype[]): Score {
  const compared = set
    .filter((prototype) => prototype.axes.includes(rule.axis))
    .map((prototype) => compare(rule, prototype));
  const hits = compared.reduce((sum, one) => sum + one.hits, 0);
  const falseAlarms = compared.flatMap((one) => one.falseAlarms);
  const misses = compared.flatMap((one) => one.misses);
  return {
    rule: rule.rule,
    hits,
    falseAlarms,
    misses,
    precision: share(hits, falseAlarms.length),
    recall: share(hits, misses.length),
  };
}

function compare(rule: GapRule, { name, files, labels }: LabelledPrototype) {
  const places = rule.find(files.map(readSource));
  const found = new Set(places === 'always' ? ['*'] : places.map(({ file, line }) => `${file}:${line}`));
  const labelled = new Set(labels[rule.rule]);
  const named = (those: readonly string[]) => those.map((one) => `${name}/${one}`);
  return {
    hits: [...found].filter((one) => labelled.has(one)).length,
    falseAlarms: named([...found].filter((one) => !labelled.has(one))),
    misses: named([...labelled].filter((one) => !found.has(one))),
  };
}

function share(hits: number, others: number): number {
  return hits + others === 0 ? 1 : hits / (hits + others);
}

/** The scores as a table, for whoever runs the test. */
export function scoreTable(scores: readonly Score[]): string {
  const rows = scores.map(({ rule, hits, falseAlarms, misses, precision, recall }) =>
    [
      rule.padEnd(44),
      String(hits + misses.length).padStart(6),
      String(hits + falseAlarms.length).padStart(6),
      precision.toFixed(2).padStart(10),
      recall.toFixed(2).padStart(7),
    ].join(''),
  );
  return [`${'rule'.padEnd(44)}labels  found precision recall`, ...rows].join('\n');
}
