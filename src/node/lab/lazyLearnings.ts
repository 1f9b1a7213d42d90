import path from 'node:path';
import type { DamagedRecord, LabStore } from '../../app/ports.ts';
import type { LearningFiles } from './learningFiles.ts';
import { learningSegments } from './labPaths.ts';

type Learnings = Pick<LabStore, 'readLearnings' | 'writeLearning' | 'learningFile'>;

/**
 * The learning cards of a lab. What reads and writes them is loaded with the first, as most windows never ask.
 *
 * @param lab `root` is the real path, `shownRoot` the one that the user knows
 * @param report is told of a card that could not be read and was moved out of the way
 */
export function lazyLearnings(
  lab: { readonly shownRoot: string; readonly root: string },
  report: (damaged: DamagedRecord) => void,
): Learnings {
  let loading: Promise<LearningFiles> | undefined;
  const load = async (): Promise<LearningFiles> => {
    const { LearningFiles: Files } = await import('./learningFiles.ts');
    return new Files(lab.root);
  };
  const files = () => (loading ??= load());
  const learningFile = (slug: string) => path.join(lab.shownRoot, ...learningSegments(slug));
  return {
    learningFile,
    readLearnings: async () => await (await files()).read(),
    writeLearning: async (learning) => {
      await (await files()).write(learning, report);
      return learningFile(learning.slug);
    },
  };
}
