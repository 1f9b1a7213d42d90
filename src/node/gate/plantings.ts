import { posix } from 'node:path';
import { baselineName } from '../../core/boundary/gate/baselineName.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import type { Planted } from './throwawayClone.ts';

const variantFolder = 'experiments/footbridge-doctor/variants/a';
const folder = 'footbridge-doctor';

/** One violation and the rule that must catch it; `cannot tell` is exit code 2. */
export interface Planting {
  readonly rule: string;
  readonly files: readonly Planted[];
}

const lines = Array.from(
  { length: 20 },
  (_, index) => `export const plantedLine${index} = computePlanted(${index}, 'value ${index * 7}');`,
).join('\n');

/** Has the form of a GitHub token and opens nothing; in two pieces, so that no scanner takes this file for a leak. */
const secret = ['ghp', 'x7Kq2mZp9Lw4Vn8Rt3Yb6Hc1Jd5Fg0Sa2QeU'].join('_');

/** Where the violations of a lab are planted. */
export interface PlantedLab {
  /** Relative to the repository, with `/`. */
  readonly folder: string;
  /** Whether the gate sees its files: inside the repository in what is committed, beside it on disk. */
  readonly isWithin: boolean;
  readonly isPresent: boolean;
}

/** A prototype to leak from, put in place before each planting; paths inside the lab. */
export const ground: readonly (Planted & { readonly text: string })[] = [
  { path: 'footbridge.json', text: '{}\n' },
  { path: `${variantFolder}/app.ts`, text: `${lines}\n` },
];

/** One violation of every kind that needs no lab; what depends on a repository's own policy comes from `zonePlantings`. */
export const plantings: readonly Planting[] = [
  { rule: 'policy/changed', files: [{ path: '.github/CODEOWNERS', text: '# planted\n' }] },
  { rule: 'cannot tell', files: [{ path: policyFileName, text: '{ "version": 1, "zones": [' }] },
  { rule: 'cannot tell', files: [{ path: baselineName, text: 'not a baseline' }] },
  { rule: 'link/outside', files: [{ path: `${folder}/outside`, mode: '120000', text: '../../elsewhere' }] },
];

/** One violation of every kind between production and a lab. */
export function labPlantings({ folder: lab, isWithin, isPresent }: PlantedLab): readonly Planting[] {
  const variant = `${lab}/${variantFolder}`;
  const pasted: Planting[] = [
    { rule: 'leak/pasted-code', files: [{ path: `${folder}/pasted.ts`, text: `${lines}\n` }] },
  ];
  return [
    ...fromProduction(lab, variant),
    ...(isPresent ? pasted : []),
    ...(isWithin ? fromLab(variant) : []),
  ];
}

function fromProduction(lab: string, variant: string): Planting[] {
  return [
    {
      rule: 'link/into-lab',
      files: [{ path: `${folder}/link.ts`, mode: '120000', text: `../${variant}/app.ts` }],
    },
    {
      rule: 'leak/production-imports-prototype',
      files: [{ path: `${folder}/page.ts`, text: `import { plantedLine1 } from '../${variant}/app';\n` }],
    },
    {
      rule: 'leak/lab-in-build',
      files: [{ path: 'tsconfig.json', text: `{ "include": ["${lab}/**/*"] }\n` }],
    },
    {
      rule: 'leak/unknown-import',
      files: [
        {
          path: `${folder}/computed.ts`,
          text: `export const load = (name) => import('../${lab}/' + name);\n`,
        },
      ],
    },
  ];
}

function fromLab(variant: string): Planting[] {
  const production = posix.relative(variant, folder);
  return [
    {
      rule: 'link/out-of-lab',
      files: [{ path: `${variant}/out.ts`, mode: '120000', text: `${production}/a.ts` }],
    },
    {
      rule: 'leak/prototype-imports-production',
      files: [
        { path: `${folder}/shop.ts`, text: 'export const shop = 1;\n' },
        { path: `${variant}/uses.ts`, text: `import { shop } from '${production}/shop';\n` },
      ],
    },
    {
      rule: 'leak/secret',
      files: [{ path: `${variant}/config.ts`, text: `export const key = '${secret}';\n` }],
    },
  ];
}
