import type { GenerationDeps, GenerationResult } from '../../../src/app/generation/generatePrototype.ts';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import type { GenerationPhase } from '../../../src/app/generation/generationProgress.ts';
import type { GenerationOrder } from '../../../src/app/generation/turn.ts';
import type { ModelProvider } from '../../../src/app/ports.ts';
import type { Generation, Usage } from '../../../src/core/generation/fileChange.ts';
import type { ModelRequest } from '../../../src/core/generation/modelTurn.ts';
import { createGenerationLab, slug, type GenerationLab } from './generationLab.ts';

export const usage: Usage = { inputTokens: 100, outputTokens: 20 };
export const done = { type: 'finish', reason: 'complete', usage } as const;

/** The one page of the variant that turns change here. */
export const page = '<main data-screen="basket">\n<h1>Basket</h1>\n<p>Two lamps</p>\n<p>Pay</p>\n</main>\n';

export const end = '<footbridge-done/>\n';
/** An answer whose edit misses its place, and one whose edit does not. */
export const wrongEdit = editOf('index.html', '<p>Three chairs</p>', '<p>One chair</p>') + end;
export const rightEdit = editOf('index.html', '<p>Two lamps</p>', '<p>One lamp</p>') + end;

export function editOf(path: string, search: string, replace: string): string {
  const block = `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;
  return `<footbridge-edit path="${path}">\n${block}\n</footbridge-edit>\n`;
}

/** What a model was shown in a request, as one text. */
export function shown(request: ModelRequest | undefined): string {
  return (request?.messages ?? []).map(({ role, content }) => `${role}: ${content}`).join('\n');
}

/** A lab whose variant `a` holds one page, and what came of the turns made in it. */
export interface PageLab extends GenerationLab {
  run(
    provider: ModelProvider,
    parts?: Partial<GenerationDeps>,
    order?: Partial<GenerationOrder>,
  ): Promise<GenerationResult>;
  /** The files of all variants, by path. */
  prototypes(): Record<string, string>;
  lastRecord(): Promise<Generation | undefined>;
  /** The phases that were reported, each once. */
  phases(): GenerationPhase[];
}

export async function createPageLab(): Promise<PageLab> {
  const variants = [{ id: 'a', createdAt: '2029-05-01T00:00:00Z' }];
  const lab = await createGenerationLab({ stage: 'prototyping', variants });
  await lab.store.applyTurn(slug, 'a', [{ path: 'index.html', text: page }]);
  return {
    ...lab,
    run: (provider, parts = {}, order = {}) =>
      generatePrototype(
        { experiment: slug, variant: 'a', instruction: 'Change it.', ...order },
        lab.deps(provider, parts),
      ),
    prototypes: () =>
      Object.fromEntries(Object.entries(lab.files()).filter(([path]) => path.startsWith('variants/'))),
    lastRecord: async () => (await lab.store.readGenerations(slug)).records.at(-1),
    phases: () => [...new Set(lab.progress.map(({ phase }) => phase))],
  };
}
