import { parse } from 'jsonc-parser';
import * as z from 'zod';
import type { FileTree } from './fileTree.ts';

/** What of a `package.json` decides where imports lead. A field of another shape is as if it weren't there. */
const packageSchema = z.object({
  name: z.string().optional().catch(undefined),
  main: z.string().optional().catch(undefined),
  module: z.string().optional().catch(undefined),
  source: z.string().optional().catch(undefined),
  types: z.string().optional().catch(undefined),
  typings: z.string().optional().catch(undefined),
  svelte: z.string().optional().catch(undefined),
  style: z.string().optional().catch(undefined),
  sass: z.string().optional().catch(undefined),
  exports: z.unknown().optional(),
  imports: z.record(z.string(), z.unknown()).optional().catch(undefined),
  workspaces: z
    .union([
      z.array(z.string()),
      z.object({ packages: z.array(z.string()) }).transform(({ packages }) => packages),
    ])
    .optional()
    .catch(undefined),
  dependencies: z.record(z.string(), z.string()).optional().catch(undefined),
  devDependencies: z.record(z.string(), z.string()).optional().catch(undefined),
  peerDependencies: z.record(z.string(), z.string()).optional().catch(undefined),
  optionalDependencies: z.record(z.string(), z.string()).optional().catch(undefined),
});

export type PackageJson = z.infer<typeof packageSchema>;

const tsconfigSchema = z.object({
  extends: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .catch(undefined),
  references: z
    .array(z.object({ path: z.string() }))
    .optional()
    .catch(undefined),
  compilerOptions: z
    .object({
      baseUrl: z.string().optional().catch(undefined),
      paths: z.record(z.string(), z.array(z.string())).optional().catch(undefined),
      rootDirs: z.array(z.string()).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export type Tsconfig = z.infer<typeof tsconfigSchema>;

/** Reads and keeps the project files of a tree; each is read once. What is missing or broken is undefined. */
export class ProjectFiles {
  readonly tree: FileTree;
  readonly #packages = new Map<string, PackageJson | undefined>();
  readonly #tsconfigs = new Map<string, Tsconfig | undefined>();

  constructor(tree: FileTree) {
    this.tree = tree;
  }

  /** The `package.json` in a folder. */
  packageIn(folder: string): PackageJson | undefined {
    if (!this.#packages.has(folder))
      this.#packages.set(folder, this.#read(`${folder}/package.json`, packageSchema));
    return this.#packages.get(folder);
  }

  tsconfig(path: string): Tsconfig | undefined {
    if (!this.#tsconfigs.has(path)) this.#tsconfigs.set(path, this.#read(path, tsconfigSchema));
    return this.#tsconfigs.get(path);
  }

  #read<Value>(path: string, schema: z.ZodType<Value>): Value | undefined {
    const text = this.tree.isFile(path) ? this.tree.read(path) : undefined;
    if (text === undefined) return undefined;
    const value: unknown = parse(text.replace(/^\u{FEFF}/u, ''), [], { allowTrailingComma: true });
    return schema.safeParse(value).data;
  }
}
