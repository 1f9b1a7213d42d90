import { prepareKit } from '../../../../src/app/exportKit.ts';
import type { Assignment } from '../../../../src/core/experiment/hypothesis.ts';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import { slug, testedLab } from '../../../unit/evidence/testedLab.ts';
import { plant } from '../../../unit/lab/samples.ts';
import { consent, shopFile, tasks } from '../../participant/support/samplePages.ts';
import { compilePage } from '../../prototype/pages.ts';
import { kitParts } from './kitOf.ts';

/** A lab whose experiment has two shops and three tasks, and the test kit that is exported from it. */
export async function sampleKit(parts: PageParts, assignment: Assignment = 'between') {
  const tested = await testedLab((experiment) => ({
    ...experiment,
    hypothesis: {
      ...experiment.hypothesis,
      tasks: tasks.map(({ id, goal, successWhen }) => ({ id, goal, ...(successWhen && { successWhen }) })),
      plan: { assignment, consent },
    },
  }));
  const { store, deps } = tested;
  for (const id of ['a', 'b'])
    await plant(store.variantFolder(slug, id), { 'index.html': shopFile(`Shop ${id}`) });
  const prepared = await prepareKit(
    await tested.experiment(),
    {
      title: 'A sketch to try',
      parts: await kitParts(),
      page: async (variant) => {
        const files = await store.readVariant(slug, variant);
        return compilePage(Object.fromEntries(files.map(({ path, text }) => [path, text])), parts);
      },
    },
    deps,
  );
  return { tested, prepared };
}
