import type { PrototypeCompiler } from '../ports.ts';
import type { GenerationDeps } from './generatePrototype.ts';

/**
 * What a prototype must pass before it is written: that it compiles, and that it offers what every prototype page
 * offers (see core/prototype/contract).
 */
export function checkSource(compiler: Pick<PrototypeCompiler, 'check'>): GenerationDeps['check'] {
  return async (source, steps) => {
    // Loaded with the first turn: it brings an HTML parser.
    const { validatePrototype } = await import('../../core/prototype/validatePrototype.ts');
    const findings = [...(await compiler.check(source)), ...validatePrototype(source.files, steps)];
    const different = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    return [...different.values()];
  };
}
