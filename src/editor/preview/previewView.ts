import * as vscode from 'vscode';
import type { GenerationPhase } from '../../app/generation/generationProgress.ts';
import type { Generations } from '../../app/generation/generations.ts';
import type { LabState } from '../../app/labState.ts';
import { isDecided } from '../../core/experiment/lifecycle.ts';
import type { Experiment, Variant } from '../../core/experiment/experiment.ts';
import { spendingOf } from '../../core/generation/spending.ts';
import { mostPanes, type PaneView, type PreviewView, type SpendingView } from '../../protocol/preview.ts';
import type { ModelChoice } from '../models/modelChoice.ts';
import { readSpendingCaps } from '../settings.ts';
import type { PaneProblem } from './shownPreviews.ts';
import type { ShownVersion } from './paneLoader.ts';

interface ViewDeps {
  readonly lab: LabState;
  readonly models: ModelChoice;
  readonly generations: Generations;
}

/** What the preview itself knows. */
interface ShownPanes {
  readonly variants: readonly string[];
  readonly versions: ReadonlyMap<string, ShownVersion>;
  readonly problems: ReadonlyMap<string, PaneProblem>;
}

/** What the shell shows around the prototypes, composed anew at every change. */
export function composePreviewView(deps: ViewDeps, experiment: Experiment, shown: ShownPanes): PreviewView {
  const { slug, hypothesis, variants } = experiment;
  return {
    title: hypothesis.title,
    variants: variants.map((variant) => ({ id: variant.id, note: noteOf(variant) })),
    panes: shown.variants.map((variant) => viewPane(deps, slug, variant, shown)),
    mostPanes,
    asking: askingOf(deps.models, experiment),
    spending: viewSpending(deps, slug),
    state: { experiment: slug, variants: [...shown.variants] },
  };
}

/** Whether there is a model that converses; the offline starter does not. */
export function canAsk(models: ModelChoice): boolean {
  return models.current.provider !== 'starter';
}

function askingOf(models: ModelChoice, experiment: Experiment): PreviewView['asking'] {
  if (isDecided(experiment)) return 'decided';
  return canAsk(models) ? 'possible' : 'noModel';
}

function noteOf({ axis, change }: Variant): string {
  if (change === undefined || axis === undefined) return vscode.l10n.t('The first one');
  return change;
}

function viewPane({ generations }: ViewDeps, slug: string, variant: string, shown: ShownPanes): PaneView {
  const turn = generations.progress.find((each) => each.experiment === slug && each.variant === variant);
  const version = shown.versions.get(variant);
  const problem = shown.problems.get(variant);
  return {
    variant,
    version: version && { madeAt: version.madeAt },
    turn: turn && wordsOf(turn.phase),
    problem: problem && {
      message: problem.message,
      action: problem.action && vscode.l10n.t(problem.action.label),
    },
  };
}

function wordsOf(phase: GenerationPhase): string {
  const { l10n } = vscode;
  switch (phase) {
    case 'connecting':
      return l10n.t('Asking the model …');
    case 'writing':
      return l10n.t('The model writes …');
    case 'retrying':
      return l10n.t('The provider asks to wait …');
    case 'continuing':
      return l10n.t('Asking for the rest of the answer …');
    case 'correcting':
      return l10n.t('Asking again, the answer was not usable …');
    case 'repairing':
      return l10n.t('Asking for a repair, the answer would not run …');
    case 'checking':
      return l10n.t('Checking that it runs …');
    default:
      return l10n.t('Writing the files …');
  }
}

/** Known for the active experiment only, as its records are the ones that are read. */
function viewSpending({ lab }: ViewDeps, slug: string): SpendingView {
  const turns = lab.active?.experiment.slug === slug ? lab.active.generations : [];
  const { tokens, dollars, estimated } = spendingOf(turns);
  const caps = readSpendingCaps();
  return {
    tokens,
    dollars,
    estimated,
    tokenCap: caps.tokens || undefined,
    dollarCap: caps.dollars || undefined,
  };
}
