import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { Icon } from '../../shared/icon.tsx';
import { shownExperiment } from '../steps.ts';
import { variantName } from '../words.ts';
import { DataSection } from './dataSection.tsx';
import { GenerationCard } from './generationCard.tsx';
import { MakeIt } from './makeIt.tsx';
import { ChangeIt } from './changeIt.tsx';
import { ModelLine } from './modelLine.tsx';
import { PrototypeActions } from './prototypeActions.tsx';
import { QuestionCard } from './questionCard.tsx';
import { SpendingLine } from './spendingLine.tsx';
import { VariantPicker } from './variantPicker.tsx';
import { Versions } from './versions.tsx';

/** The second step: make the prototype, look at it, change it, and hold variants against each other. */
export function PrototypeStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (!experiment)
    return <p class="hint">{l10n.t('Frame the hypothesis first; the prototype is made from it.')}</p>;
  if (experiment.stage === 'discarded')
    return (
      <p class="hint">
        {l10n.t('The prototype was thrown away. As long as it can be taken back, the last step offers that.')}
      </p>
    );
  const variant = experiment.variants.find(({ id }) => id === experiment.variant);
  const hasSeveral = experiment.variants.length > 1;
  const isFinal = experiment.verdict !== undefined;
  return (
    <>
      {!isFinal && (
        <div>
          <ModelLine state={state} />
          <SpendingLine spending={experiment.spending} />
        </div>
      )}
      {variant && hasSeveral && <VariantPicker state={state} experiment={experiment} isFinal={isFinal} />}
      <UnderWay state={state} experiment={experiment} />
      {!isFinal && <NextVersion state={state} experiment={experiment} variant={variant} />}
      {variant && !hasSeveral && !isFinal && (
        <VariantPicker state={state} experiment={experiment} isFinal={isFinal} />
      )}
      {isFinal && <p class="hint">{l10n.t('Decided. The prototype stays as people saw it.')}</p>}
      <DataSection experiment={experiment} isFinal={isFinal} />
      {variant && (
        <Versions
          key={`${experiment.slug}/${variant.id}`}
          state={state}
          experiment={experiment}
          variant={variant}
        />
      )}
    </>
  );
}

interface PartProps {
  readonly state: GuideState;
  readonly experiment: ExperimentView;
}

/** What is being made of this experiment, and the chosen variant as far as there is one to look at. */
function UnderWay({ state, experiment }: PartProps) {
  const ours = state.generations.filter((one) => one.experiment === experiment.slug);
  const chosenFirst = ours.toSorted((one) => (one.variant === experiment.variant ? -1 : 1));
  const variant = experiment.variants.find(({ id }) => id === experiment.variant);
  return (
    <>
      {chosenFirst.map((progress) => (
        <GenerationCard
          key={progress.variant}
          progress={progress}
          named={experiment.variants.length > 1 || ours.length > 1}
        />
      ))}
      {variant?.outdated && <Outdated variant={variant} experiment={experiment} />}
      {variant?.madeAt !== undefined && <PrototypeActions experiment={experiment} variant={variant} />}
    </>
  );
}

/** Questions, the first prototype, or the next change; nothing while the chosen variant is being made. */
function NextVersion({
  state,
  experiment,
  variant,
}: PartProps & { readonly variant: VariantView | undefined }) {
  const { questions } = state;
  if (questions?.experiment === experiment.slug)
    return <QuestionCard key={experiment.slug} view={questions} />;
  const isRunning = state.generations.some(
    (one) => one.experiment === experiment.slug && (!variant || one.variant === variant.id),
  );
  if (isRunning) return null;
  const props = { key: `${experiment.slug}/${variant?.id}`, state, experiment, variant };
  return variant?.madeAt === undefined ? <MakeIt {...props} /> : <ChangeIt {...props} variant={variant} />;
}

function Outdated({
  variant,
  experiment,
}: {
  readonly variant: VariantView;
  readonly experiment: ExperimentView;
}) {
  return (
    <p class="card note">
      <Icon name="info" />
      <span>
        {experiment.variants.length > 1
          ? l10n.t(
              'Variant {0} was made from an earlier wording of the hypothesis. Say what should follow it now.',
              variantName(variant.id),
            )
          : l10n.t(
              'This was made from an earlier wording of the hypothesis. Say below what should follow it now.',
            )}
      </span>
    </p>
  );
}
