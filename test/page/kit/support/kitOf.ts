import type { KitData } from '../../../../src/core/evidence/kitData.ts';
import { kitPage, type KitParts } from '../../../../src/core/evidence/kitPage.ts';
import { nodeCompileTools } from '../../../../src/node/compile/compileTools.ts';
import { bundleParticipant } from '../../participant/support/bundleParticipant.ts';
import { known } from '../../participant/support/samplePages.ts';

/** What every kit of ours has beside its data. */
export async function kitParts(): Promise<KitParts> {
  const { script, style } = await bundleParticipant('kit');
  return {
    script,
    style,
    language: 'en',
    translations: undefined,
    withoutScripts: 'Open this file in a web browser.',
    sha256: (text) => nodeCompileTools.sha256(text),
  };
}

/** A kit with one task that only the participant can end; each variant is tried by those whom chance gives it. */
export async function kitOf(variants: KitData['variants'], change: Partial<KitData> = {}): Promise<string> {
  const data: KitData = {
    experiment: 'checkout',
    protocol: 'f'.repeat(64),
    title: 'A sketch to try',
    consent: 'You try a sketch.',
    tasks: [{ id: 'look', goal: 'Look around.', successWhen: undefined, timeoutSeconds: undefined }],
    variants,
    prototypes: {},
    known,
    orders: variants.map(({ id }) => [id]),
    ...change,
  };
  return kitPage(data, await kitParts());
}
