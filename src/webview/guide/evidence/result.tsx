import type { ExperimentView } from '../../../protocol/guide.ts';
import { AmendmentList } from '../plan/amendmentList.tsx';
import { TallyWords } from '../sessions/tallyWords.tsx';
import { Caveats } from './caveats.tsx';
import { Comparisons } from './comparisons.tsx';
import { ForStatisticians } from './forStatisticians.tsx';
import { MorePictures, PictureFigure } from './pictures.tsx';
import { TaskByTask } from './taskFigures.tsx';
import { VariantResult } from './variantResult.tsx';

/** What the evidence says: counts first, then chances, then everything that belongs to them. */
export function Result({ experiment }: { readonly experiment: ExperimentView }) {
  const { reading, protocol, pictures } = experiment.evidence;
  const interval = pictures.find(({ name }) => name === 'interval');
  // The count is there at once; what takes the statistics to work out follows.
  if (!reading) return <TallyWords experiment={experiment} />;
  return (
    <div class="result">
      {reading.variants.map((figures) => (
        <VariantResult key={figures.variant} figures={figures} reading={reading} />
      ))}
      {interval && <PictureFigure view={interval} of={experiment.title} />}
      <Comparisons comparisons={reading.comparisons} />
      <Caveats {...reading} />
      <AmendmentList amendments={protocol.amendments} />
      <TaskByTask variants={reading.variants} />
      <MorePictures experiment={experiment} />
      <ForStatisticians reading={reading} />
    </div>
  );
}
