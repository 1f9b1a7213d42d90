import { copiesOf } from '../../app/copiesOf.ts';
import type { ActiveExperiment } from '../../app/labState.ts';
import type { LabStore } from '../../app/ports.ts';
import { whatGoes } from '../../app/whatGoes.ts';
import { findBeyond } from '../../node/lab/findBeyond.ts';
import type { WhatGoesView } from '../../protocol/guideHandoff.ts';
import { beyondWords } from '../disposal/beyondWords.ts';
import type { Services } from '../services.ts';

/** Counts what goes with an experiment's prototypes, and names what cannot be deleted from here. Deletes nothing. */
export async function lookWhatGoes(
  { experiment, sessions }: Pick<ActiveExperiment, 'experiment' | 'sessions'>,
  store: LabStore,
  { checkpoints, boundary }: Pick<Services, 'checkpoints' | 'boundary'>,
): Promise<WhatGoesView> {
  const [goes, beyond] = await Promise.all([
    whatGoes(experiment, { store, checkpoints: checkpoints(store.root) }),
    boundary.git.find().then((git) => findBeyond(store.root, git, experiment.slug)),
  ]);
  return { ...goes, outOfReach: [...beyond, ...copiesOf(experiment, sessions)].map(beyondWords) };
}
