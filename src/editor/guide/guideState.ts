import { basename } from 'node:path';
import * as vscode from 'vscode';
import { newDraftName } from '../../app/drafts.ts';
import type { ActiveExperiment } from '../../app/labState.ts';
import type { ErrorAction } from '../../core/errors/footbridgeError.ts';
import { nextStep } from '../../core/experiment/lifecycle.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import type { ExperimentView, GuideState } from '../../protocol/guide.ts';
import type { Services } from '../services.ts';
import type { EvidenceActions } from './evidenceActions.ts';
import type { HandoffActions } from './handoffActions.ts';
import type { PlanActions } from './planActions.ts';
import type { PrototypeActions } from './prototypeActions.ts';
import { viewEvidence } from './viewEvidence.ts';
import { viewHandoff } from './viewHandoff.ts';
import { viewDatasets, viewGenerations, viewHistory, viewSpending, viewVariants } from './viewPrototype.ts';

const dayMs = 86_400_000;

interface Problem {
  readonly message: string;
  readonly action: ErrorAction | undefined;
}

/** What the guide shows, composed anew from the services at every change. */
export function composeGuideState(
  services: Services,
  prototype: PrototypeActions,
  shown: {
    readonly problem: Problem | undefined;
    readonly plan: PlanActions;
    readonly evidence: EvidenceActions;
    readonly handoff: HandoffActions;
  },
): GuideState {
  const { lab, window, guide, generations } = services;
  const root = lab.store?.root;
  return {
    trusted: vscode.workspace.isTrusted,
    lab: root === undefined ? undefined : { name: lab.manifest?.name ?? basename(root), path: root },
    production: window.production.map((folder) => folder.name),
    hasFolder: window.defaultParent() !== undefined,
    model: viewModel(services, prototype),
    experiments: lab.experiments.map(({ slug, stage, hypothesis }) => ({
      slug,
      stage,
      title: hypothesis.title,
    })),
    active: lab.active && {
      ...viewExperiment(lab.active, services, prototype),
      ...viewEvidence(lab.active, shown.evidence, services.sessions.live),
      ...viewHandoff(lab.active, shown.handoff, services.clock.now()),
      landmarks: shown.plan.landmarksOf(lab.active),
    },
    form: guide.state && {
      ...guide.state,
      plan: shown.plan.viewFor(guide.state),
      related: shown.handoff.related.of(guide.state, shown.handoff.readings.learnings),
    },
    hasDraftAside: guide.isSetAside(newDraftName),
    hasEditsAside: lab.active && guide.isSetAside(lab.active.experiment.slug),
    generations: viewGenerations(generations.progress),
    questions: prototype.questions.view,
    images: prototype.images.of(lab.active?.experiment.slug),
    problem: shown.problem && viewProblem(shown.problem),
    damaged: [...lab.damaged, ...shown.handoff.readings.damaged].map(({ file, why }) =>
      vscode.l10n.t('{0}: {1}', file, why),
    ),
  };
}

function viewProblem({ message, action }: Problem): NonNullable<GuideState['problem']> {
  return { message, action: action && { label: vscode.l10n.t(action.label), command: action.command } };
}

function viewModel({ models }: Services, { connection }: PrototypeActions): GuideState['model'] {
  const { provider, label } = models.current;
  const { contextTokens, seesImages } = models.traits;
  // Many servers do not say whether a model sees; then it may be tried, and a refusal is a clear error.
  const takesImages = provider === 'openaiCompatible' && seesImages !== false;
  return { provider, label, contextTokens, takesImages, connection: connection.view };
}

function viewExperiment(
  active: ActiveExperiment,
  { models, boundary, clock }: Services,
  { readings }: PrototypeActions,
): Omit<
  ExperimentView,
  keyof ReturnType<typeof viewEvidence> | keyof ReturnType<typeof viewHandoff> | 'landmarks'
> {
  const { experiment } = active;
  const { hypothesis, slug, stage } = experiment;
  const variants = viewVariants(active);
  const { variant, history, datasets } = readings;
  return {
    slug,
    title: hypothesis.title,
    stage,
    next: nextStep(experiment),
    hypothesis,
    tasks: hypothesis.tasks.map(({ id, goal }) => ({ id, goal })),
    variants,
    variant,
    hasPrototype: stage !== 'discarded' && variants.some(({ madeAt }) => madeAt !== undefined),
    history: history && viewHistory(history),
    datasets: viewDatasets(datasets),
    spending: viewSpending(active, models.spendingCaps),
    daysLeft: (Date.parse(hypothesis.throwAwayDate) - Date.parse(localDay(clock.now()))) / dayMs,
    openCrossings: boundary.openWarnings,
  };
}
